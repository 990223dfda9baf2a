package org.samrad.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.samrad.Samrad;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole program, started on a file as an operator would. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    @Test
    void aSiteBehindAProxyIsRealThenRefusesTheDemoThenANewerSchema(CapturedOutput output) throws Exception {
        try (var site = start(
                "--samrad.administrator.username=berit",
                "--samrad.administrator.password=" + PASSWORD,
                "--server.address=0.0.0.0",
                "--server.forward-headers-strategy=native",
                "--samrad.hosts=samrad.example")) {
            isReal(site);
            staysOnItsEncryptedConnection(site);
            keepsWhatItAcknowledges(site.getBean(JdbcTemplate.class));
            assertThat(output).contains("Open http://localhost:" + port(site) + " in a browser.");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("var/samrad.mv.db"))))
                .isEqualTo("rw-------");

        assertThat(refusal(output, "--spring.profiles.active=demo"))
                .contains("it holds accounts of real people", "--spring.profiles.active=production");

        try (var connection = DriverManager.getConnection(url(), "sa", "")) {
            connection.createStatement().execute("""
                            insert into "flyway_schema_history" (installed_rank, version, description, type, script,
                                installed_by, execution_time, success)
                            values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'sa', 1, true)
                            """);
        }
        assertThat(refusal(output)).contains("was last used by a newer version of this program");
    }

    private void isReal(ConfigurableApplicationContext site) throws Exception {
        HttpResponse<String> page = new Visitor(site).get("/sign-in", "samrad.example");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("demo-account", "demo-banner");
        assertThat(site.getBean(JdbcTemplate.class).queryForList("select username from account", String.class))
                .containsExactly("berit");
    }

    private void staysOnItsEncryptedConnection(ConfigurableApplicationContext site) throws Exception {
        var visitor = new Visitor(site);
        assertThat(visitor.get("/sign-in", "elsewhere.example").statusCode()).isEqualTo(400);
        assertThat(visitor.get("/admin", "samrad.example").headers().firstValue("Location"))
                .hasValue("/sign-in?from=%2Fadmin");

        var token = TOKEN.matcher(visitor.get("/sign-in", "samrad.example").body());
        assertThat(token.find()).isTrue();
        HttpResponse<String> signedIn = visitor.post(
                "/sign-in",
                "samrad.example",
                List.of("username", "berit", "password", PASSWORD, "from", "/admin", "_csrf", token.group(1)));
        assertThat(signedIn.headers().firstValue("Location")).hasValue("/admin");
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID=") || cookie.startsWith("samrad-form="))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(cookie -> cookie.contains("Secure") && cookie.contains("HttpOnly"));
        assertThat(signedIn.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    private static void keepsWhatItAcknowledges(JdbcTemplate database) {
        assertThat(database.queryForList(
                        "select setting_value from information_schema.settings where setting_name in ('WRITE_DELAY', 'MODE')"
                                + " order by setting_name",
                        String.class))
                .containsExactly("PostgreSQL", "0");
        assertThat(database.queryForObject("select lock_timeout()", Integer.class))
                .isEqualTo(4_000);
    }

    private String refusal(CapturedOutput output, String... settings) {
        int before = output.getAll().length();
        assertThatThrownBy(() -> start(settings).close()).isNotNull();
        List<String> told = output.getAll().substring(before).lines().toList();
        assertThat(told).noneMatch(line -> line.startsWith("\tat "));
        return told.stream()
                .filter(line -> line.contains("The site did not start."))
                .findFirst()
                .orElseThrow(() -> new AssertionError(String.join("\n", told)));
    }

    private ConfigurableApplicationContext start(String... settings) {
        var all = new ArrayList<>(List.of(
                "--server.port=0", "--spring.datasource.url=" + url(), "--logging.level.org.samrad.start=info"));
        all.addAll(List.of(settings));
        return new SpringApplicationBuilder(Samrad.class).run(all.toArray(String[]::new));
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("var/samrad") + ";DATABASE_TO_LOWER=TRUE";
    }

    private static int port(ConfigurableApplicationContext site) {
        return site.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Somebody who comes through a proxy that ends the encryption. */
    private static final class Visitor {

        /** Cookies are carried by hand: the connection behind the proxy is not encrypted, so a store would hold them back. */
        private final List<String> cookies = new ArrayList<>();

        private final HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        private final int port;

        Visitor(ConfigurableApplicationContext site) {
            this.port = port(site);
        }

        HttpResponse<String> get(String path, String host) throws Exception {
            return send(request(path, host).GET().build());
        }

        HttpResponse<String> post(String path, String host, List<String> fields) throws Exception {
            var form = new ArrayList<String>();
            for (int i = 0; i < fields.size(); i += 2) {
                form.add(fields.get(i) + "=" + URLEncoder.encode(fields.get(i + 1), StandardCharsets.UTF_8));
            }
            return send(request(path, host)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(String.join("&", form)))
                    .build());
        }

        private HttpRequest.Builder request(String path, String host) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("X-Forwarded-For", "192.0.2.7")
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", host);
            return cookies.isEmpty() ? request : request.header("Cookie", String.join("; ", cookies));
        }

        private HttpResponse<String> send(HttpRequest request) throws Exception {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> cookies.add(cookie.split(";", 2)[0]));
            return answer;
        }
    }
}
