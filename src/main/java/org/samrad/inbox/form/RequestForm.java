package org.samrad.inbox.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.inbox.choice.Names;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;
import org.samrad.request.Case;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestTerms;
import org.samrad.spoken.SpokenTimes;

/**
 * A request as it was typed: text as it came, so that nothing is lost when some of it is wrong. {@link RequestReading} makes
 * terms of it.
 *
 * @param key of this form alone; a form without one gets one
 * @param version the request's version when the form was shown, and the one to save over where that is another; empty for a new one
 * @param caseKind {@link #EXISTING_CASE} or {@link #NEW_CASE}
 * @param organisation id of the one that answers for a new case; empty: the coordinators of the whole region
 * @param protectedCase whether a new case has a protected identity
 * @param question what the panel is asked, in several lines at most
 * @param due empty: received plus the urgency's days
 * @param times times that do, as somebody would say them; read into windows
 * @param parts the further requests of a series, each after the one before
 * @param confirmed the warnings that the coordinator has read and saves in spite of
 */
public record RequestForm(
        String key,
        String version,
        String caseKind,
        String existingCase,
        String newCase,
        String municipality,
        String organisation,
        Boolean protectedCase,
        String title,
        String question,
        String form,
        String urgency,
        String received,
        String earliest,
        String due,
        String latest,
        String duration,
        List<String> modes,
        List<String> sites,
        List<String> languages,
        List<String> sectors,
        Boolean childAttends,
        List<LinkRow> links,
        String requester,
        List<RoleRow> roles,
        List<WindowRow> windows,
        String times,
        List<PartRow> parts,
        List<String> confirmed) {

    /** The case is here. */
    public static final String EXISTING_CASE = "existing";
    /** The case is filed together with the request. */
    public static final String NEW_CASE = "new";

    /** Between the version that was seen and the one to save over. */
    private static final String OVER = ">";

    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");

    public RequestForm {
        key = key != null && KEY.matcher(key).matches()
                ? key
                : UUID.randomUUID().toString();
        version = typed(version);
        caseKind = typed(caseKind);
        existingCase = typed(existingCase);
        newCase = typed(newCase);
        municipality = typed(municipality);
        organisation = typed(organisation);
        protectedCase = Boolean.TRUE.equals(protectedCase);
        title = typed(title);
        question = Texts.lines(typed(question));
        form = typed(form);
        urgency = typed(urgency);
        received = typed(received);
        earliest = typed(earliest);
        due = typed(due);
        latest = typed(latest);
        duration = typed(duration);
        modes = typed(modes);
        sites = typed(sites);
        languages = typed(languages);
        sectors = typed(sectors);
        childAttends = Boolean.TRUE.equals(childAttends);
        links = rows(links);
        requester = typed(requester);
        roles = rows(roles);
        windows = rows(windows);
        times = typed(times);
        parts = PartRow.typed(parts);
        confirmed = typed(confirmed);
    }

    /** An empty form, for a new case or for the one of that reference. */
    public static RequestForm empty(LocalDate today, String caseId) {
        return new RequestForm(
                "",
                "",
                caseId.isEmpty() ? NEW_CASE : EXISTING_CASE,
                caseId,
                "",
                "",
                "",
                false,
                "",
                "",
                "",
                "",
                today.toString(),
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of(),
                "",
                List.of(RoleRow.EMPTY),
                List.of(),
                "",
                List.of(),
                List.of());
    }

    /** The form that shows a request as it is. */
    static RequestForm of(ConsultationRequest request, @Nullable Case about, Names names) {
        return of(request, request.content(), about, names);
    }

    /** The form that shows a request as it would be with that content. */
    static RequestForm of(ConsultationRequest request, RequestContent content, @Nullable Case about, Names names) {
        RequestTerms terms = content.terms();
        return new RequestForm(
                "",
                Integer.toString(request.version()),
                EXISTING_CASE,
                request.caseId(),
                "",
                about == null ? "" : text(about.municipality()),
                about == null ? "" : text(about.organisation()),
                about != null && about.isProtected(),
                text(terms.title()),
                text(content.question()),
                terms.form().name(),
                terms.urgency().name(),
                terms.received().toString(),
                text(terms.earliest()),
                text(terms.due()),
                text(terms.latest()),
                Integer.toString(terms.durationMinutes()),
                terms.modes().stream().map(Enum::name).toList(),
                terms.sites(),
                terms.languages(),
                terms.sectors().stream().map(Sector::name).toList(),
                terms.childAttends(),
                content.follows().stream().map(LinkRow::of).toList(),
                text(terms.requester()),
                content.roles().stream()
                        .map(role -> RoleRow.of(role, content, names))
                        .toList(),
                content.windows().stream().map(WindowRow::of).toList(),
                "",
                List.of(),
                List.of());
    }

    /** The same but for what is changed in its {@link FormFields}. */
    public RequestForm with(Consumer<FormFields> change) {
        var fields = new FormFields(this);
        change.accept(fields);
        return fields.form();
    }

    /** The same with other rows, as a button that adds or removes one asks. */
    RequestForm with(List<RoleRow> roles, List<WindowRow> windows) {
        return with(fields -> {
            fields.roles = roles;
            fields.windows = windows;
        });
    }

    /**
     * The same, now to be saved over that version of the request, which somebody else has made since the form was first shown; that
     * it was another version stays with it.
     */
    RequestForm against(int current) {
        return with(fields -> fields.version = seen() + OVER + current);
    }

    /** The version that it was first shown with. */
    String seen() {
        int over = version.indexOf(OVER);
        return over < 0 ? version : version.substring(0, over);
    }

    /** The version that it is to be saved over; -1 where it is none. */
    int over() {
        String over = version.substring(version.indexOf(OVER) + 1);
        return over.matches("\\d{1,9}") ? Integer.parseInt(over) : -1;
    }

    /** The same, following other requests. */
    RequestForm following(List<LinkRow> links) {
        return with(fields -> fields.links = links);
    }

    /** The same without what leads to some requests. */
    RequestForm without(Set<String> requests) {
        List<LinkRow> shown =
                links.stream().filter(row -> !requests.contains(row.follows())).toList();
        List<RoleRow> seats = roles.stream()
                .map(row -> requests.contains(RoleRow.Seat.of(row.sameAs()).request()) ? row.asNobodyBefore() : row)
                .toList();
        return with(fields -> {
            fields.links = shown;
            fields.roles = seats;
        });
    }

    /** The same as a new form of its own about that case. */
    RequestForm asAnother(String caseId) {
        return with(fields -> {
            fields.key = "";
            fields.version = "";
            fields.caseKind = EXISTING_CASE;
            fields.existingCase = caseId;
            fields.newCase = "";
            fields.municipality = "";
            fields.protectedCase = false;
            // What is no identity number stays none; the rest is asked anew.
            fields.confirmed =
                    confirmed.stream().filter(RequestWarnings.IDENTITY::equals).toList();
        });
    }

    /** The same with the times that were said as windows, as long as there are not too many; what was not understood, or lies outside
     * of what is planned, stays. */
    public RequestForm withTimesRead(SpokenTimes.Frame frame) {
        if (times.isEmpty() || SpokenTimes.isTooLong(times)) {
            return this;
        }
        SpokenTimes read = SpokenTimes.read(times, frame);
        List<WindowRow> all = Stream.concat(
                        windows.stream().filter(row -> !row.equals(WindowRow.EMPTY)), WindowRow.of(read))
                .distinct()
                .limit(Limits.WINDOWS + 1L)
                .toList();
        // What gives no time at all would be lost without a word.
        List<String> left = Stream.concat(
                        read.unread().stream(),
                        read.understood().stream()
                                .filter(one -> one.ranges().isEmpty())
                                .map(SpokenTimes.Times::said))
                .distinct()
                .toList();
        return all.size() > Limits.WINDOWS
                ? this
                : with(fields -> {
                    fields.windows = all;
                    fields.times = String.join("; ", left);
                });
    }

    /** Fills in what is taken as it was typed. */
    void fill(RequestTerms.Fields terms) {
        terms.title = title;
        terms.requester = requester;
        terms.childAttends = childAttends;
    }

    /** A field as it was typed, without spaces around it; empty where it was not sent. */
    static String typed(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** The rows that were sent; numbers that were left out between them leave none. */
    static <T> List<T> rows(@Nullable List<T> rows) {
        return rows == null ? List.of() : rows.stream().filter(Objects::nonNull).toList();
    }

    static List<String> typed(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .filter(value -> value != null && !value.isBlank())
                        .toList();
    }

    /** What a field shows of a value; nothing where there is none. */
    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
