package org.samrad.audit;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.audit.AccessLog.What;
import org.samrad.consultation.Urgency;
import org.samrad.policy.PolicyChanged;
import org.samrad.request.UrgencyNames;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lines of the trail about rules, see {@link PolicyChanged}, in the reader's words. Templates use it as {@code @rulesChanged}. */
@Component("rulesChanged")
class RulesChanged {

    private static final Pattern PART = Pattern.compile("(\\w+): (.*) → (.*)");

    private final JdbcClient database;
    private final MessageSource messages;
    private final UrgencyNames urgencies;
    private final PlanningHorizons horizons;
    private final Clock clock;

    RulesChanged(
            JdbcClient database,
            MessageSource messages,
            UrgencyNames urgencies,
            PlanningHorizons horizons,
            Clock clock) {
        this.database = database;
        this.messages = messages;
        this.urgencies = urgencies;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * A change of rules.
     *
     * @param at local time
     */
    record Last(String who, LocalDateTime at) {}

    /** Who changed rules last; null where nobody has. */
    public @Nullable Last last(String policy) {
        return database.sql("select name, at from access_log where about = ? and what = ? order by number desc limit 1")
                .params(policy, What.RULES_CHANGED.name())
                .query((row, number) -> new Last(
                        Objects.requireNonNullElse(row.getString("name"), say("audit.nobody")),
                        LocalDateTime.ofInstant(
                                row.getObject("at", OffsetDateTime.class).toInstant(), horizons.zone(clock))))
                .optional()
                .orElse(null);
    }

    /** What rules are called. */
    public String title(String policy) {
        return switch (policy) {
            case "booking" -> say("booking.rules.title");
            case "repair" -> say("repair.rules.title");
            case "questions" -> say("question.rules.title");
            case "telling" -> say("mail.rules");
            default -> policy;
        };
    }

    /** What became of them. */
    public String said(String difference) {
        return Arrays.stream(difference.split("; ")).map(this::part).collect(Collectors.joining("; "));
    }

    private String part(String written) {
        Matcher part = PART.matcher(written);
        return part.matches()
                ? "%s: %s → %s"
                        .formatted(
                                known("audit.rules.part." + part.group(1), part.group(1)),
                                values(part.group(1), part.group(2)),
                                values(part.group(1), part.group(3)))
                : written;
    }

    private String values(String part, String names) {
        return names.isEmpty()
                ? say("audit.rules.none")
                : Arrays.stream(names.split(" ")).map(name -> value(part, name)).collect(Collectors.joining(", "));
    }

    private String value(String part, String name) {
        return switch (part) {
            case "forms" -> known("form." + name, name);
            case "alone" -> known("question.kind." + name, name);
            case "urgencies" ->
                Stream.of(Urgency.values())
                        .filter(urgency -> urgency.name().equals(name))
                        .findFirst()
                        .map(urgencies::name)
                        .orElse(name);
            default -> name;
        };
    }

    private String say(String key) {
        return known(key, "");
    }

    private String known(String key, String otherwise) {
        return Objects.requireNonNull(messages.getMessage(key, null, otherwise, LocaleContextHolder.getLocale()));
    }
}
