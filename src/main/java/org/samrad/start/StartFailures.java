package org.samrad.start;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CannotStart;
import org.samrad.system.FailureChain;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Why a start failed, as the one who started it can mend it: the database can't be reached or read, another program has
 * the file or the port, a setting won't do. Anything else is a defect and keeps its trace.
 */
public final class StartFailures implements FailureAnalyzer, Ordered {

    private static final String NEWER = "applied migration not resolved locally";

    private final Environment environment;

    StartFailures(Environment environment) {
        this.environment = environment;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        String url = environment.getProperty("spring.datasource.url", "");
        return sentence(failure, url)
                .map(sentence -> new FailureAnalysis(sentence, null, failure))
                .orElse(null);
    }

    /**
     * What went wrong, why and what to do, in one line; empty for a failure that nothing outside of the program explains.
     *
     * @param url of the database as it is configured; what may be secret in it is not repeated
     */
    public static Optional<String> sentence(Throwable failure, String url) {
        for (Throwable cause : FailureChain.of(failure)) {
            String found = switch (cause) {
                case CannotStart own -> own.getMessage();
                case PortInUseException port ->
                    "Port %d is in use by another program. Stop that one, or start with --server.port=%d."
                            .formatted(port.getPort(), port.getPort() + 1);
                case FlywayValidateException other -> schema(other, place(url));
                default -> null;
            };
            if (found != null) {
                return Optional.of(found);
            }
        }
        // The innermost first: a pool or a framework wraps the database's own words in its own.
        return FailureChain.refusals(failure).reversed().stream()
                .map(refusal -> database(refusal, place(url)))
                .filter(found -> found != null)
                .findFirst();
    }

    private static String schema(FlywayValidateException failure, String place) {
        return String.valueOf(failure.getMessage()).contains(NEWER)
                ? "The database at %s was last used by a newer version of this program. Start that version, or restore a copy from before it."
                        .formatted(place)
                : "The database at %s does not fit this version of the program: %s. Start the version that made it, or restore a copy."
                        .formatted(place, firstLineOf(failure));
    }

    private static @Nullable String database(SQLException refusal, String place) {
        String state = String.valueOf(refusal.getSQLState());
        String words = firstLineOf(refusal);
        if (state.startsWith("28")) {
            return "The database at %s refuses the user or the password (%s). Check spring.datasource.username and spring.datasource.password."
                    .formatted(place, words);
        }
        return switch (state) {
            case "90020" ->
                "The database at %s is in use by another program, such as a site that runs already. Stop that one first; its file serves one program at a time."
                        .formatted(place);
            case "90030", "90048" ->
                "The file of the database at %s is damaged or of another version (%s). Move it away and restore a copy."
                        .formatted(place, words);
            case "90028", "90031", "90062", "90097" ->
                "The database at %s can't be written (%s). See that the folder exists, may be written by this user and has room, or name another in spring.datasource.url."
                        .formatted(place, words);
            case "90011", "90046", "90066", "90113", "90126" ->
                "The setting spring.datasource.url (%s) can't be used: %s.".formatted(place, words);
            case "3D000" ->
                "There is no such database at %s (%s). Make it, or name another in spring.datasource.url."
                        .formatted(place, words);
            case "42501" ->
                "The user may not make or use the tables of the database at %s (%s). Make them its owner."
                        .formatted(place, words);
            case "53300", "57P03" ->
                "The database at %s takes no connection at the moment (%s). Try again in a minute."
                        .formatted(place, words);
            default -> {
                if (refusal instanceof SQLTransientConnectionException) {
                    yield "The database at %s did not answer in time. See that it runs and is not overloaded, and start again."
                            .formatted(place);
                }
                yield state.startsWith("08")
                        ? "The database at %s can't be reached (%s). See that it runs and that spring.datasource.url names it."
                                .formatted(place, words)
                        : null;
            }
        };
    }

    /** The address of the database without what follows it, which may be a password. */
    private static String place(String url) {
        String shown = url.toLowerCase(Locale.ROOT).startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        return shown.split("[?;]", 2)[0].replaceFirst("//[^/@]*@", "//");
    }

    private static String firstLineOf(Throwable failure) {
        String words = String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }
}
