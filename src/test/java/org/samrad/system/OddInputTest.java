package org.samrad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.account.CurrentUser;
import org.samrad.administration.DemoData;
import org.samrad.testing.RawHttp;
import org.samrad.testing.RawHttp.Answer;
import org.samrad.testing.Thorough;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Nothing that is sent to a page makes it fail: what is wrong is answered as such, by a page with a sentence. Asks every route
 * for what nobody would type, with what is said to be text, numbers, rows and files.
 */
@PageTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddInputTest {

    private static final int ASKED = Thorough.count(150, 400);

    /** Sends progress until somebody closes the page, and starts the demo over: neither reads anything that is sent. */
    private static final Set<String> LEFT_OUT = Set.of("GET /plan/run/events", "POST /admin/demo");

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private DemoData demo;

    @LocalServerPort
    private int port;

    private final Map<String, RawHttp> signedIn = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final List<String> failed = new ArrayList<>();

    /** A way in: its method and pattern, and the parameters that it reads. */
    private record Route(String method, String pattern, List<String> parameters) {

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @AfterAll
    void startTheDemoOver() {
        demo.reload();
    }

    @Test
    void nothingThatIsSentToAPageMakesItFail() {
        var random = new Random(20261127);
        List<Route> routes = routes();
        for (int i = 0; i < ASKED; i++) {
            // Each route in turn, so that none is left to chance.
            ask(routes.get(i % routes.size()), random);
        }
        demo.reload();
        assertThat(failed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "coordinator, /requests?q=%00, 200",
        "coordinator, /requests?q=%zz, 400",
        "coordinator, /requests?page=%ff%fe, 400",
        "coordinator, /requests?page=2147483647, 200",
        "coordinator, /requests?urgency=SOON, 200",
        "coordinator, /requests/rq-0012/withdraw, 405",
        "coordinator, /requests/%zz, 400",
        "coordinator, /requests/%00, 400",
        "coordinator, /requests/..%2Fadmin, 400",
        "specialist, /my?week=%2B999999999-W52, 200",
        "specialist, /my?week=9999-W52, 200",
        "planner, /plan?week=%2B999999999-W52&plan=published, 200",
        "planner, /plan?q[0].x=1&plan=published, 200",
        "planner, /plan/runs?page=2147483647, 200",
        "planner, /plan/versions?page=2147483647, 200",
        "planner, /plan/published/requests/rq-0012/move/cost?start=2999-01-01T10:00, 400",
        "planner, /plan/published/requests/rq-0012/move/cost?start=%2B999999999-01-01T10:00, 400"
    })
    void anAddressThatNobodyMeantIsAnsweredInTheReadersLanguage(String user, String target, int status) {
        Answer answer = new RawHttp(port).signIn(user).get(target);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("lang=\"sv\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "roles[300].role",
                "roles[99].role",
                "roles[x].role",
                "roles[-1].role",
                "title[0]",
                "roles.x",
                "windows[2147483647].day"
            })
    void aFormWithAKeyThatItDoesNotHaveIsReadWithoutItOrRefused(String key) {
        RawHttp browser = new RawHttp(port).signIn("coordinator");
        Answer answer = browser.post(
                "/requests", "do=look&title=a&%s=b&_csrf=%s".formatted(key, browser.tokenOf("/requests/new")));
        assertThat(answer.status()).isBetween(200, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weekly[300].from",
                "weekly[2147483647].from",
                "undesired[256].until",
                "weekly[x].from",
                "weekly[-1].from"
            })
    void aWeekWithARowThatNoPageHasIsReadWithoutItOrRefused(String key) {
        RawHttp browser = new RawHttp(port).signIn("specialist");
        Answer answer = browser.post("/my/time/week", "%s=b&_csrf=%s".formatted(key, browser.tokenOf("/my/time")));
        assertThat(answer.status()).isBetween(200, 499);
    }

    /** Each row is read, and looked for among all others, as often as the form is looked at. */
    @ParameterizedTest
    @CsvSource({"roles[%d].competence, 101", "links[%d].follows, 101", "parts[%d].title, 6"})
    void aFormWithMoreRowsThanAnyPageHasIsRefusedAndFilesNothing(String key, int rows) {
        RawHttp browser = new RawHttp(port).signIn("coordinator");
        String form = "do=save&title=a&"
                + IntStream.range(0, rows)
                        .mapToObj(row -> key.formatted(row) + "=sleep&")
                        .collect(Collectors.joining())
                + "_csrf=" + browser.tokenOf("/requests/new");
        Answer refused = browser.post("/requests", form);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.body()).contains("För mycket skickades", "fler rader eller längre texter");
        assertThat(browser.post("/requests/new/draft", form).status()).isEqualTo(413);
    }

    @Test
    void whatIsTooLargeOrOpenedAnotherWayIsSaidWithTheLimitAndTheWayBack() {
        RawHttp browser = new RawHttp(port).signIn("coordinator");
        assertThat(new RawHttp(port)
                        .post("/sign-in", "username=" + "a".repeat(17 * 1024))
                        .body())
                .contains("För mycket skickades", "Formuläret som skickades är större än 16 kB");

        String back = "http://localhost:%d/requests?tab=waiting".formatted(port);
        assertThat(browser.send("GET", "/requests/rq-0012/withdraw", Map.of("Referer", back), "")
                        .body())
                .contains(
                        "Sidan kan inte öppnas så här",
                        "href=\"/requests?tab=waiting\"",
                        "Tillbaka till föregående sida");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/requests", "/requests/rq-0001", "/cases/c-0001"})
    void whoAsksForAPagesHeadAloneHasThatOfThePage(String page) {
        RawHttp browser = new RawHttp(port).signIn("planner");
        assertThat(browser.send("HEAD", page, Map.of(), "").status()).isEqualTo(200);
    }

    @Test
    void aFormSentAsSomethingElseIsRefusedAndNotReadAsNothing() {
        RawHttp browser = new RawHttp(port).signIn("planner");
        String target = "/plan/runs/1/name?_csrf=" + browser.tokenOf("/");
        for (String type : List.of("application/json", "multipart/form-data", "nonsense")) {
            assertThat(browser.send("POST", target, Map.of("Content-Type", type), "{\"name\": null}")
                            .status())
                    .as(type)
                    .isBetween(400, 499);
        }
    }

    @Test
    void aFormThatIsSentAgainIsFiledOnceAndWhatDiffersIsKept() {
        RawHttp browser = new RawHttp(port).signIn("coordinator");
        String form = "key=0e0d0c0b-0a09-0807-0605-040302010000&title=%s&caseKind=new&form=ADVICE&duration=30"
                + "&urgency=DAYS_14&received=2026-11-20&modes=VIDEO&roles[0].competence=sleep&do=save&_csrf="
                + browser.tokenOf("/requests/new");
        String filed = browser.post("/requests", form.formatted("Twice")).header("Location");
        assertThat(filed).startsWith("/requests/N-");
        assertThat(browser.post("/requests", form.formatted("Twice")).header("Location"))
                .isEqualTo(filed);
        assertThat(browser.post("/requests", form.formatted("Another")).header("Location"))
                .startsWith("/requests/new?draft=");
    }

    @Test
    void howManyLanguagesABrowserNamesDoesNotMatter() {
        String many = "sv" + ",nb,en,da,fi,de,fr,es,it,nl,pl".repeat(20);
        Answer answer = new RawHttp(port).send("GET", "/sign-in", Map.of("Accept-Language", many), "");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void anErrorThatNobodyMadeIsNoPage() {
        assertThat(new RawHttp(port).get("/error").header("Location")).startsWith("/sign-in");
    }

    @Test
    void aPageThatHasSomethingToTellAndIsAskedForOddlyTellsWhatIsWrong() {
        RawHttp browser = new RawHttp(port).signIn("planner");
        String refused =
                "seconds=99999999999999999999&profile=1&from=/&seed=1&name=1&_csrf=" + browser.tokenOf("/plan");
        assertThat(browser.post("/plan/runs", refused).header("Location")).isEqualTo("/plan");
        assertThat(browser.get("/plan?row[2147483647]=x").body()).contains("lang=\"sv\"");
    }

    /** Mostly one odd thing at a time: the first that is found wrong hides the rest. */
    private void ask(Route route, Random random) {
        var sent = new ArrayList<String>();
        boolean oddPath = route.pattern.contains("{") && random.nextInt(4) == 0;
        int odd = oddPath || route.parameters.isEmpty() ? -1 : random.nextInt(route.parameters.size());
        boolean all = random.nextInt(10) == 0;
        for (int i = 0; i < route.parameters.size(); i++) {
            String name = route.parameters.get(i);
            if (i == odd || all) {
                sent.add(name + any(OddTexts.SUFFIXES, random) + "=" + any(OddTexts.ODD, random));
            } else if (route.method.equals("POST")) {
                sent.add(name + "=" + OddTexts.PLAUSIBLE.getOrDefault(name, "1"));
            }
        }
        String fields = String.join("&", sent);
        String path = Pattern.compile("\\{([^}]*)}").matcher(route.pattern).replaceAll(variable -> {
            String text = oddPath ? any(OddTexts.ODD, random) : OddTexts.PLAUSIBLE.getOrDefault(variable.group(1), "1");
            return text.isEmpty() ? "x" : text.replace("$", "\\$");
        });
        if (route.method.equals("GET")) {
            String target = fields.isEmpty() ? path : path + "?" + fields;
            check(route, browser(route).get(target), target);
            return;
        }
        String token =
                tokens.computeIfAbsent(user(route), user -> browser(route).tokenOf("/"));
        String body = fields + "&_csrf=" + token;
        String withToken = path + "?_csrf=" + token;
        Answer answer = switch (random.nextInt(20)) {
            case 0 -> typed(route, withToken, "application/json", "{\"name\": [1}");
            case 1 -> typed(route, withToken, "multipart/form-data", "--x\r\n\r\nhm\r\n--x--");
            case 2 -> typed(route, withToken, "multipart/form-data; boundary=x", part(body));
            case 3 -> typed(route, path, "application/x-www-form-urlencoded; charset=klingon", body);
            case 4 -> typed(route, withToken, "nonsense", body);
            case 5 -> browser(route).post(path + "?" + fields + "&_csrf=" + token, "");
            default -> browser(route).post(path, body);
        };
        check(route, answer, path + " " + fields);
    }

    private Answer typed(Route route, String target, String type, String body) {
        return browser(route).send("POST", target, Map.of("Content-Type", type), body);
    }

    private static String part(String text) {
        return "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n" + text + "\r\n--x";
    }

    private void check(Route route, Answer answer, String sent) {
        boolean told = answer.status() < 400 || answer.body().contains("lang=\"sv\"");

        if (answer.status() >= 500
                || answer.status() == 0
                || !told
                || answer.body().contains("??")) {
            failed.add("%s: %d to %s: %s"
                    .formatted(route, answer.status(), beginning(sent), beginning(answer.head() + answer.body())));
        }
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), 300));
    }

    private RawHttp browser(Route route) {
        return signedIn.computeIfAbsent(user(route), user -> new RawHttp(port).signIn(user));
    }

    private static String user(Route route) {
        return switch (route.pattern.split("/", 3).length < 2
                ? ""
                : route.pattern.split("/", 3)[1]) {
            case "plan", "rules" -> "planner";
            case "my" -> "specialist";
            case "admin" -> "administrator";
            default -> "coordinator";
        };
    }

    private static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("org.samrad")) {
                for (String pattern : mapping.getPatternValues()) {
                    mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> routes.add(new Route(method.name(), pattern, read(handler))));
                }
            }
        });
        routes.removeIf(route -> LEFT_OUT.contains(route.toString()));
        routes.sort(Comparator.comparing(Route::toString));
        assertThat(routes).hasSizeGreaterThan(30);
        return routes;
    }

    private static List<String> read(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .flatMap(OddInputTest::names)
                .distinct()
                .toList();
    }

    private static Stream<String> names(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
        RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
        if (named != null) {
            return Stream.of(named.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : named.name());
        }
        if (parameter.hasParameterAnnotation(PathVariable.class)
                || !parameter.getParameterType().isRecord()) {
            return Stream.empty();
        }
        return parameter.getParameterType() == CurrentUser.class
                ? Stream.empty()
                : fields(parameter.getParameterType(), "");
    }

    private static Stream<String> fields(Class<?> form, String before) {
        return Arrays.stream(form.getRecordComponents()).flatMap(component -> {
            Class<?> row = rowOf(component);
            return row == null
                    ? Stream.of(before + component.getName())
                    : fields(row, before + component.getName() + "[0].");
        });
    }

    private static @Nullable Class<?> rowOf(RecordComponent component) {
        Type type = component.getGenericType();
        Class<?> of = type instanceof ParameterizedType
                ? ResolvableType.forType(type).getGeneric(0).resolve()
                : null;
        return of != null && of.isRecord() ? of : null;
    }
}
