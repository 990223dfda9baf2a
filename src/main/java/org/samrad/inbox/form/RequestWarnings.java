package org.samrad.inbox.form;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.booking.HoldEndings;
import org.samrad.limits.IdentityNumbers;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a coordinator is asked about before a request is saved: it can be saved, but seems not to be meant. */
@Component
class RequestWarnings {

    /** A free text looks like an identity number. */
    static final String IDENTITY = "identity";

    /** The published consultation would be taken back. */
    static final String REOPENS = "reopens";

    /** The time that is held for it would be let go. */
    static final String RELEASES = "releases";

    /** It gets no place as it is asked for. */
    static final String UNMET = "unmet";

    /** Something looks mistyped. */
    static final String IMPROBABLE = "improbable";

    private final ConsultationRequests requests;
    private final HoldEndings holds;

    RequestWarnings(ConsultationRequests requests, HoldEndings holds) {
        this.requests = requests;
        this.holds = holds;
    }

    /**
     * A question to answer with a tick.
     *
     * @param about which one: one of the constants above
     * @param answer what the tick sends; another thing as soon as it is about something else
     * @param notes what it is about, where it is about fields
     * @param held when what would be let go begins; null where nothing is held
     */
    record Warning(
            String about,
            String answer,
            List<Note> notes,
            @Nullable LocalDateTime held) {

        static Warning of(String about) {
            return new Warning(about, about, List.of(), null);
        }
    }

    /**
     * The questions that are not answered yet.
     *
     * @param content what it says; null where that can't be read
     * @param withheld the fields with what looks like an identity number or with a mark in the place of one, see {@link Withheld}
     * @param id the request that is changed; null where one is filed
     * @param notes what can be said of it, see {@link Outlook}
     */
    @Transactional(readOnly = true)
    public List<Warning> unconfirmed(
            RequestForm typed,
            @Nullable RequestContent content,
            List<String> withheld,
            @Nullable String id,
            List<Note> notes) {
        var warnings = new ArrayList<Warning>();
        // That it is none is heeded before: what is withheld in spite of that stays so.
        if (!withheld.isEmpty()) {
            warnings.add(Warning.of(IDENTITY));
        }
        if (content == null) {
            // What is wrong with it comes first; but a number that is none can only be kept once somebody has said so.
            return warnings;
        }
        if (id != null) {
            aboutItsTime(requests.findById(id).orElseThrow(), content).ifPresent(warnings::add);
        }
        Stream.of(about(UNMET, Note.Kind.UNMET, notes, typed), about(IMPROBABLE, Note.Kind.IMPROBABLE, notes, typed))
                .filter(warning -> !warning.notes().isEmpty())
                .forEach(warnings::add);
        warnings.removeIf(warning ->
                !warning.about().equals(IDENTITY) && typed.confirmed().contains(warning.answer()));
        return warnings;
    }

    private Optional<Warning> aboutItsTime(ConsultationRequest request, RequestContent content) {
        if (!request.releasesOn(content)) {
            return Optional.empty();
        }
        return request.reopensOn(content)
                ? Optional.of(Warning.of(REOPENS))
                : Optional.ofNullable(holds.heldFor(List.of(request.id())).get(request.id()))
                        .map(start -> new Warning(RELEASES, RELEASES + "-" + start, List.of(), start));
    }

    private static Warning about(String what, Note.Kind kind, List<Note> notes, RequestForm typed) {
        List<Note> of = notes.stream().filter(note -> note.kind() == kind).toList();
        int asked = Objects.hash(
                of.stream().map(Note::key).toList(),
                of.stream().map(Note::field).toList(),
                typed.existingCase(),
                typed.received(),
                typed.earliest(),
                typed.due(),
                typed.latest(),
                typed.duration(),
                typed.roles(),
                typed.windows(),
                typed.modes(),
                typed.sites(),
                typed.languages(),
                typed.sectors(),
                typed.links());
        return new Warning(what, what + "-" + Integer.toHexString(asked), of, null);
    }

    /**
     * A form as it may be kept before it is saved: without what looks like an identity number, unless whoever typed it has said that
     * it is none.
     *
     * @param fields the ids of the fields that lack something for that reason, or in which the mark of a number still stands
     */
    record Withheld(RequestForm form, List<String> fields) {

        static Withheld of(RequestForm typed) {
            var look = new Look(typed.confirmed().contains(IDENTITY), new ArrayList<>());
            RequestForm rest = typed.with(fields -> {
                fields.version =
                        look.sent(List.of(typed.version())).stream().findFirst().orElse("");
                fields.caseKind = look.kept("existingCase", typed.caseKind());
                fields.confirmed = look.sent(typed.confirmed());
                fields.organisation = look.kept("organisation", typed.organisation());
                fields.kind = look.kept("form", typed.form());
                fields.urgency = look.kept("urgency", typed.urgency());
                fields.received = look.kept("received", typed.received());
                fields.earliest = look.kept("earliest", typed.earliest());
                fields.due = look.kept("due", typed.due());
                fields.latest = look.kept("latest", typed.latest());
                fields.modes = look.ticked("modes", typed.modes());
                fields.sites = look.ticked("sites", typed.sites());
                fields.languages = look.ticked("languages", typed.languages());
                fields.sectors = look.ticked("sectors", typed.sectors());
                fields.title = look.marked("title", typed.title());
                fields.question = look.marked("question", typed.question());
                fields.existingCase = look.kept("existingCase", typed.existingCase());
                fields.newCase = look.kept("newCase", typed.newCase());
                fields.municipality = look.kept("municipality", typed.municipality());
                fields.requester = look.marked("requester", typed.requester());
                fields.duration = look.kept("duration", typed.duration());
                fields.times = look.marked("times", typed.times());
                fields.roles = IntStream.range(0, typed.roles().size())
                        .mapToObj(i -> look.role("roles-" + i, typed.roles().get(i)))
                        .toList();
                fields.windows = IntStream.range(0, typed.windows().size())
                        .mapToObj(i -> look.window(
                                "windows-" + i + "-", typed.windows().get(i)))
                        .toList();
                fields.links = IntStream.range(0, typed.links().size())
                        .mapToObj(
                                i -> look.link("links-" + i + "-", typed.links().get(i)))
                        .toList();
                fields.parts = IntStream.range(0, typed.parts().size())
                        .mapToObj(
                                i -> look.part("parts-" + i + "-", typed.parts().get(i)))
                        .toList();
            });
            return new Withheld(rest, List.copyOf(look.withheld));
        }
    }

    /**
     * Goes through a form.
     *
     * @param isNone whether somebody has said of what looks like a number that it is none; a mark has to be taken out all the same
     * @param withheld the fields so far, to be added to
     */
    private record Look(boolean isNone, List<String> withheld) {

        private RoleRow role(String at, RoleRow row) {
            return new RoleRow(
                    kept(at + "-role", row.role()),
                    kept(at + "-competence", row.competence()),
                    kept(at + "-level", row.level()),
                    row.optional(),
                    kept(at + "-sector", row.sector()),
                    kept(at + "-specialist", row.specialist()),
                    kept(at + "-sameAs", row.sameAs()));
        }

        private WindowRow window(String at, WindowRow row) {
            return new WindowRow(
                    kept(at + "day", row.day()),
                    kept(at + "from", row.from()),
                    kept(at + "untilDay", row.untilDay()),
                    kept(at + "until", row.until()),
                    row.preferred());
        }

        private LinkRow link(String at, LinkRow row) {
            return new LinkRow(
                    kept(at + "follows", row.follows()),
                    kept(at + "minGap", row.minGap()),
                    kept(at + "maxGap", row.maxGap()),
                    kept(at + "minGapMinutes", row.minGapMinutes()),
                    kept(at + "maxGapMinutes", row.maxGapMinutes()));
        }

        private PartRow part(String at, PartRow row) {
            return new PartRow(
                    marked(at + "title", row.title()),
                    kept(at + "form", row.form()),
                    kept(at + "duration", row.duration()),
                    ticked(at + "modes", row.modes()),
                    ticked(at + "sites", row.sites()),
                    kept(at + "minWeeks", row.minWeeks()),
                    kept(at + "maxWeeks", row.maxWeeks()),
                    IntStream.range(0, row.roles().size())
                            .mapToObj(i -> role(at + "roles-" + i, row.roles().get(i)))
                            .toList());
        }

        /** Of a text in words only the number goes, with a mark in its place. */
        private String marked(String field, String text) {
            if (!isWithheld(text)) {
                return text;
            }
            withheld.add(field);
            String rest = isNone ? text : IdentityNumbers.without(text);
            return rest.strip().equals(IdentityNumbers.MARK) ? "" : rest;
        }

        private String kept(String field, String text) {
            if (!isWithheld(text)) {
                return text;
            }
            withheld.add(field);
            return "";
        }

        private List<String> ticked(String field, List<String> texts) {
            List<String> rest = sent(texts);
            if (rest.size() < texts.size()) {
                withheld.add(field);
            }
            return rest;
        }

        /** What the page sends by itself goes without a word. */
        private List<String> sent(List<String> texts) {
            return texts.stream().filter(text -> !isWithheld(text)).toList();
        }

        private boolean isWithheld(String text) {
            return isNone
                    ? text.contains(IdentityNumbers.MARK)
                    : IdentityNumbers.firstIn(text).isPresent();
        }
    }
}
