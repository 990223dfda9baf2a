package org.samrad.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Urgency;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.request.RequestChange;
import org.samrad.request.RequestEvent;
import org.samrad.request.RequestHistory;
import org.samrad.request.UrgencyNames;
import org.samrad.system.Dates;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What of requests was changed and what led to that, in words; {@code templates/inbox/changes.html} shows it to who may know. */
@Component("changesShown")
public class ChangesShown {

    private final RequestHistory history;
    private final RequestChoices choices;
    private final MessageSource messages;
    private final Dates dates;
    private final UrgencyNames urgencies;

    ChangesShown(
            RequestHistory history,
            RequestChoices choices,
            MessageSource messages,
            Dates dates,
            UrgencyNames urgencies) {
        this.history = history;
        this.choices = choices;
        this.messages = messages;
        this.dates = dates;
        this.urgencies = urgencies;
    }

    /**
     * An event's reason.
     *
     * @param because a code of {@link RequestEvent.Because}; null where that is not known
     * @param lines a sentence for each field that says something else
     */
    public record Shown(@Nullable String because, List<String> lines) {}

    /** Of a line of a history, which says itself that somebody had declined what was cancelled. */
    public Shown of(RequestHistory.Line line, Names names) {
        boolean isSaid = line.what() == RequestEvent.What.RELEASED && line.because() == RequestEvent.Because.DECLINED;
        return shown(isSaid ? null : line.because(), line.changes(), names);
    }

    /** Of the change that somebody was told of at a moment, or of how a consultation went; null where nothing is known of it. */
    @Transactional(readOnly = true)
    public @Nullable Shown told(String request, boolean change, Instant at) {
        return (change ? history.lastChange(request, at) : history.firstRelease(request, at))
                .map(reason ->
                        shown(reason.because(), reason.changes(), choices.names(LocaleContextHolder.getLocale())))
                .orElse(null);
    }

    private Shown shown(RequestEvent.@Nullable Because because, List<RequestChange> changes, Names names) {
        return new Shown(
                because == null ? null : because.name(),
                changes.stream().map(change -> line(change, names)).toList());
    }

    private String line(RequestChange change, Names names) {
        String field = say(key(change.field()));
        String before = values(change.field(), change.before(), names);
        String after = values(change.field(), change.after(), names);
        if (before.isEmpty()) {
            return after.isEmpty() ? say("request.change.unsaid", field) : say("request.change.added", field, after);
        }
        return after.isEmpty()
                ? say("request.change.removed", field, before)
                : say("request.change.replaced", field, before, after);
    }

    private static String key(RequestChange.Field field) {
        return switch (field) {
            case TITLE -> "request.title";
            case QUESTION -> "request.question";
            case FORM -> "request.form";
            case URGENCY -> "request.urgency";
            case RECEIVED -> "request.received";
            case EARLIEST -> "request.earliest";
            case DUE -> "request.due";
            case LATEST -> "request.latest";
            case DURATION -> "request.change.length";
            case MODES -> "request.modes";
            case SITES -> "request.sites";
            case LANGUAGES -> "request.languages";
            case SECTORS -> "request.sectors";
            case CHILD_ATTENDS -> "request.child-attends";
            case FOLLOWS -> "request.follows";
            case REQUESTER -> "request.requester";
            case ROLES -> "request.section.roles";
            case WINDOWS -> "request.windows";
            case START -> "request.change.start";
        };
    }

    private String values(RequestChange.Field field, List<String> codes, Names names) {
        return codes.stream()
                .map(code -> code.startsWith(RequestChange.MORE)
                        ? say("request.change.more", code.substring(RequestChange.MORE.length()))
                        : value(field, code, names))
                .collect(Collectors.joining("; "));
    }

    private String value(RequestChange.Field field, String code, Names names) {
        return switch (field) {
            case FORM -> say("form." + code);
            case URGENCY -> urgencies.name(Urgency.valueOf(code));
            case RECEIVED, EARLIEST, DUE, LATEST -> dates.date(LocalDate.parse(code));
            case DURATION -> say("request.minutes", code);
            case MODES -> say("mode." + code);
            case SITES -> names.site(code);
            case LANGUAGES -> RequestChoices.language(code, locale());
            case SECTORS -> say("sector." + code);
            case CHILD_ATTENDS -> say("request.change.attends." + code);
            case ROLES -> role(RequestChange.Role.of(code), names);
            case WINDOWS -> window(code.split("/"));
            case START -> dates.dateTime(LocalDateTime.parse(code));
            case TITLE, QUESTION, FOLLOWS, REQUESTER -> "";
        };
    }

    private String role(RequestChange.Role role, Names names) {
        String who = role.specialist() != null
                ? names.specialist(role.specialist())
                : role.competence() != null ? names.competence(role.competence()) : say("request.change.same-person");
        String level = role.competence() == null ? who : who + ", " + say("request.level-short", role.level());
        return role.optional() ? level + ", " + say("request.optional-short") : level;
    }

    private String window(String[] parts) {
        LocalDateTime from = LocalDateTime.parse(parts[0]);
        LocalDateTime until = LocalDateTime.parse(parts[1]);
        String when = from.toLocalDate().equals(until.toLocalDate())
                ? dates.shortDay(from.toLocalDate()) + " " + dates.times(from, until)
                : dates.span(from, until);
        return parts.length > 2 ? when + ", " + say("request.wish") : when;
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
