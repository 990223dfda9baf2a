package org.samrad.audit;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.audit.AccessLog.What;
import org.samrad.plan.PlanRef;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the lines of the trail say, in the reader's words: lines are kept as codes, since nothing of them is ever changed. What has no
 * words, such as a line of an earlier version, is shown as it was kept. Templates use it as {@code @trailWords}.
 */
@Component("trailWords")
class TrailWords {

    private static final Pattern PUBLISHED = Pattern.compile("\\+(\\d+) ~(\\d+) -(\\d+)");

    /** A table with how many rows, or with what became of one. */
    private static final Pattern FILE = Pattern.compile("(^|, )([a-z_]+)(?:\\.csv)?: (?=\\d|[A-Z_]+ )");

    /** What became of a row. */
    private static final Pattern ROW = Pattern.compile("(: |\\(|; )(ADDED|CHANGED|GONE|RETIRED|BROUGHT_BACK) ");

    private static final Pattern ROLE = Pattern.compile("([A-Z]+)(?: (.*))?");

    private final MessageSource messages;
    private final RulesChanged rules;

    TrailWords(MessageSource messages, RulesChanged rules) {
        this.messages = messages;
        this.rules = rules;
    }

    /** What a line is about: empty where it is about nothing. */
    public String about(AuditTrail.Line line) {
        String about = Objects.requireNonNullElse(line.about(), "");
        if (isOf(line, What.RULES_CHANGED)) {
            return rules.title(about);
        }
        if (isOf(line, What.PUBLISHED) && line.caseId() == null && about.matches("p\\d{1,18}")) {
            return say("plan.proposal", about, PlanRef.of(about).id());
        }
        if (isOf(line, What.PUBLICATION_UNDONE) && line.caseId() == null && about.matches("v\\d{1,18}")) {
            return say("versions.number", about, PlanRef.of(about).id());
        }
        return about;
    }

    /** Whether what a line is about is the id of something, to be read letter by letter. */
    public boolean isId(AuditTrail.Line line) {
        return about(line).equals(line.about());
    }

    /** What else a line says: empty where it says nothing. */
    public String detail(AuditTrail.Line line) {
        String kept = Objects.requireNonNullElse(line.detail(), "");
        What what = Arrays.stream(What.values())
                .filter(one -> isOf(line, one))
                .findFirst()
                .orElse(null);
        if (kept.isEmpty() || what == null) {
            return kept;
        }
        return switch (what) {
            case RULES_CHANGED -> rules.said(kept);
            case PUBLISHED, PUBLICATION_UNDONE -> published(kept);
            case ANSWERED -> say("answer.given." + kept, kept);
            case MAIL_CHANGED -> say("audit.mail." + kept, kept);
            case SESSION_ENDED -> kept.matches("\\d{1,9}") ? say("audit.sessions", kept, Integer.valueOf(kept)) : kept;
            case INVITED, ROLES_CHANGED -> roles(kept);
            case DATA_CHANGED -> data(kept);
            default -> kept;
        };
    }

    private static boolean isOf(AuditTrail.Line line, What what) {
        return what.name().equals(line.what());
    }

    private String published(String kept) {
        Matcher counts = PUBLISHED.matcher(kept);
        return counts.matches()
                ? say(
                        "audit.published",
                        kept,
                        Integer.valueOf(counts.group(1)),
                        Integer.valueOf(counts.group(2)),
                        Integer.valueOf(counts.group(3)))
                : kept;
    }

    /** Each role with the ids of the organisations that it is bound to. */
    private String roles(String kept) {
        return Arrays.stream(kept.split(", ")).map(this::role).collect(Collectors.joining(", "));
    }

    private String role(String kept) {
        Matcher role = ROLE.matcher(kept);
        if (!role.matches()) {
            return kept;
        }
        String name = say("role." + role.group(1), role.group(1));
        return role.group(2) == null
                ? name
                : "%s (%s)".formatted(name, role.group(2).replace("+", ", "));
    }

    private String data(String kept) {
        String tables = FILE.matcher(kept)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + table(found.group(2)) + ": "));
        return ROW.matcher(tables).replaceAll(found -> Matcher.quoteReplacement(row(found)));
    }

    private String row(MatchResult found) {
        return found.group(1) + say("audit.row." + found.group(2), found.group(2)) + " ";
    }

    private String table(String file) {
        return say("audit.table." + file, say("master.table." + file, file));
    }

    private String say(String key, @Nullable String otherwise, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, otherwise, LocaleContextHolder.getLocale()));
    }
}
