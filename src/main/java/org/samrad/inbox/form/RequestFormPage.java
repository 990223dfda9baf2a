package org.samrad.inbox.form;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.limits.Limits;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestTemplates;
import org.samrad.spoken.SpokenTimes;
import org.samrad.system.Dates;
import org.samrad.time.HoursOfDay;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** Puts on the page of the form what it offers to choose from, and what follows from what was typed. */
@Component
public class RequestFormPage {

    private static final int MOST_MINUTES = 600;
    private static final int USUAL_MINUTES = 45;
    private static final int USUAL_WEEKS = 8;

    private final ConsultationRequests requests;
    private final Cases cases;
    private final RequestChoices catalogue;
    private final References references;
    private final RequestTemplates templates;
    private final Outlook outlook;
    private final RequestWarnings warnings;
    private final PlanningHorizons horizons;
    private final Dates dates;
    private final MessageSource messages;
    private final Clock clock;

    RequestFormPage(
            ConsultationRequests requests,
            Cases cases,
            RequestChoices catalogue,
            References references,
            RequestTemplates templates,
            Outlook outlook,
            RequestWarnings warnings,
            PlanningHorizons horizons,
            Dates dates,
            MessageSource messages,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.catalogue = catalogue;
        this.references = references;
        this.templates = templates;
        this.outlook = outlook;
        this.warnings = warnings;
        this.horizons = horizons;
        this.dates = dates;
        this.messages = messages;
        this.clock = clock;
    }

    /** Today where planning is. */
    public LocalDate today() {
        return horizons.now(clock).toLocalDate();
    }

    /** Between which days the times of a form are said: from its earliest day to its latest, or to the end of what is planned. */
    public SpokenTimes.Frame frame(RequestForm form) {
        PlanningHorizon horizon = horizons.current().orElse(null);
        return frame(
                form, horizon, horizon == null ? today() : horizon.now(clock).toLocalDate());
    }

    private SpokenTimes.Frame frame(RequestForm form, @Nullable PlanningHorizon horizon, LocalDate today) {
        var fields = new TypedFields(new FormProblems());
        LocalDate earliest = fields.date("", form.earliest());
        LocalDate latest = fields.date("", form.latest());
        Integer duration = fields.wholeNumber("", form.duration(), 1, MOST_MINUTES);
        LocalDate first = earliest != null && earliest.isAfter(today) && Limits.isDay(earliest) ? earliest : today;
        LocalDate planned = horizon == null ? first : horizon.at(clock).last();
        LocalDate end = planned.isAfter(first) ? planned : first.plusWeeks(USUAL_WEEKS);
        LocalDate last = latest == null || latest.isAfter(first.plusYears(1)) ? end : latest;
        return new SpokenTimes.Frame(first, last, duration == null ? USUAL_MINUTES : duration);
    }

    /** A form with what the button that sent it asks for. */
    RequestForm stepped(RequestForm typed, String step) {
        if (FormStep.readsTimes(step)) {
            return FormStep.applied(step, typed.withTimesRead(frame(typed)));
        }
        Long template = FormStep.template(step);
        return template == null ? FormStep.applied(step, typed) : FormStep.filled(typed, templates.series(template));
    }

    /** The form of a request as it stands, with a change that was offered elsewhere. */
    @Transactional(readOnly = true)
    FormStep.Offered changed(String id, String change, Locale locale) {
        return FormStep.isChange(change)
                ? FormStep.offered(change, formOf(id, catalogue.names(locale)))
                : FormStep.Offered.NONE;
    }

    /** The form of a request as it stands. */
    private RequestForm formOf(String id, Names names) {
        ConsultationRequest request = requests.findById(id).orElseThrow();
        RequestForm form =
                RequestForm.of(request, cases.findById(request.caseId()).orElse(null), names);
        return form.without(references.outOfReach(request.content()));
    }

    /**
     * A form with what has been read of it and for it, all at once, so that it can be matched when the database is let go.
     *
     * @param frame between which days its times are said
     * @param wish what is wished for by what is typed so far
     * @param later the same for each further request of a series
     * @param planned the last day that is planned; null where nothing is
     */
    record Shown(
            RequestForm form,
            Names names,
            SpokenTimes.Frame frame,
            WishReading.Read wish,
            List<WishReading.Read> later,
            @Nullable LocalDate planned) {}

    /**
     * Fills the page of the form.
     *
     * @param typed null where the form shows a request as it stands
     * @param id the request that is changed; null where one is filed
     * @param kept the draft that it comes from; null where nothing was sent yet
     */
    @Transactional(readOnly = true)
    Shown show(
            @Nullable RequestForm typed, @Nullable String id, Drafts.@Nullable Draft kept, Locale locale, Model model) {
        Names names = catalogue.names(locale);
        RequestForm form = typed == null ? formOf(Objects.requireNonNull(id), names) : typed;
        List<String> withheld = kept == null ? List.of() : kept.withheld();
        List<Note> notes = outlook.of(form, names);
        PlanningHorizon horizon = horizons.current().orElse(null);
        Shown shown = look(form, id, withheld, notes, names, horizon, model);
        model.addAttribute("now", kept == null ? null : clock.millis());
        model.addAttribute("keptAt", kept == null ? null : kept.updatedAt().toEpochMilli());
        model.addAttribute("problems", problems(form, id, kept, notes, names, model));
        fillChoices(form, id, horizon, locale, model);
        return shown;
    }

    /**
     * What a form says that is to be saved.
     *
     * @param content null where something is wrong with it
     * @param later what comes after it; null where something is wrong with that or with the first
     */
    record Reading(
            @Nullable RequestContent content, @Nullable List<Series.Part> later, FormProblems problems) {}

    /** The form with a title for each part of a series, in the reader's language where none is typed. */
    RequestForm titled(RequestForm form) {
        return Series.titled(
                form, kind -> messages.getMessage("form." + kind, null, null, LocaleContextHolder.getLocale()));
    }

    /** @param id the request that is changed; null where one is filed */
    Reading read(RequestForm form, @Nullable String id, Names names) {
        var first = RequestReading.read(form, id, references, names, dates);
        List<Series.Part> later = Series.read(
                first.content() == null ? form : titled(form),
                first.content(),
                first.problems(),
                catalogue.catalogue().scale(),
                references,
                names,
                dates);
        return new Reading(first.content(), later, first.problems());
    }

    /** What is wrong with a form that was to be saved, and what is to be asked first; nothing while it is only typed. */
    private FormProblems problems(
            RequestForm form,
            @Nullable String id,
            Drafts.@Nullable Draft kept,
            List<Note> notes,
            Names names,
            Model model) {
        if (kept == null || !kept.saving()) {
            return new FormProblems();
        }
        Reading read = read(form, id, names);
        if (!form.times().isEmpty()) {
            SpokenTimes said = SpokenTimes.read(form.times(), frame(form));
            if (SpokenTimes.isTooLong(form.times())) {
                read.problems().add("times", "request.error.times-long", SpokenTimes.MOST);
            } else if (!said.unread().isEmpty()) {
                read.problems().add("times", "request.error.times", String.join("; ", said.unread()));
            } else if (said.understood().stream().anyMatch(one -> one.ranges().isEmpty())) {
                read.problems().add("times", "request.error.times-none", form.times());
            } else {
                read.problems().add("times", "request.error.times", form.times());
            }
        }
        kept.withheld().forEach(field -> read.problems().add(field, "request.error.identity"));
        List<RequestWarnings.Warning> open = warnings.unconfirmed(form, read.content(), kept.withheld(), id, notes);
        model.addAttribute("warnings", open);
        if (id != null && open.stream().anyMatch(one -> one.about().equals(RequestWarnings.REOPENS))) {
            model.addAttribute("cancelled", references.published(id, names));
        }
        return read.problems();
    }

    /** Fills what follows from a form while it is typed. */
    @Transactional(readOnly = true)
    Shown look(RequestForm form, @Nullable String id, List<String> withheld, Locale locale, Model model) {
        Names names = catalogue.names(locale);
        return look(
                form,
                id,
                withheld,
                outlook.of(form, names),
                names,
                horizons.current().orElse(null),
                model);
    }

    private Shown look(
            RequestForm form,
            @Nullable String id,
            List<String> withheld,
            List<Note> notes,
            Names names,
            @Nullable PlanningHorizon horizon,
            Model model) {
        model.addAttribute("form", form);
        model.addAttribute("id", id);
        model.addAttribute("withheld", withheld);
        model.addAttribute("notes", notes);
        model.addAttribute(
                "partTitles", titled(form).parts().stream().map(PartRow::title).toList());
        model.addAttribute(
                "dueByDefault", dueByDefault(form, catalogue.catalogue().scale()));
        model.addAttribute("siblings", references.requestsOf(form.existingCase()));
        LocalDate today = horizon == null ? today() : horizon.now(clock).toLocalDate();
        SpokenTimes.Frame frame = frame(form, horizon, today);
        UrgencyScale scale = catalogue.catalogue().scale();
        return new Shown(
                form,
                names,
                frame,
                WishReading.read(form.withTimesRead(frame), id, references, names, today),
                IntStream.range(0, form.parts().size())
                        .mapToObj(i -> WishReading.read(Series.form(form, i, scale), null, references, names, today))
                        .toList(),
                horizon == null ? null : horizon.at(clock).last());
    }

    private void fillChoices(
            RequestForm form, @Nullable String id, @Nullable PlanningHorizon horizon, Locale locale, Model model) {
        model.addAttribute("typedIn", "request");
        model.addAttribute("planned", horizon == null ? null : horizon.at(clock));
        model.addAttribute("schoolHours", horizon == null ? null : written(horizon.schoolHours()));
        model.addAttribute("templates", id == null ? templates.all() : List.of());
        model.addAttribute("mostParts", PartRow.MOST);
        model.addAttribute("mostQuestion", Limits.QUESTION);
        model.addAttribute("samePerson", PartRow.SAME_PERSON);
        model.addAttribute("forms", Form.values());
        model.addAttribute("urgencies", Urgency.values());
        model.addAttribute("modes", Mode.values());
        model.addAttribute("sectors", Sector.values());
        model.addAttribute("competences", catalogue.competences(locale));
        model.addAttribute("specialists", catalogue.specialists(locale));
        model.addAttribute("sites", catalogue.sites(locale));
        model.addAttribute("languages", catalogue.languages(form.languages(), locale));
        model.addAttribute(
                "organisations", id == null ? references.mayAnswer(catalogue.organisations(locale)) : List.of());
        model.addAttribute("regional", references.mayAnswerFor(""));
        model.addAttribute("caseIds", id == null ? references.caseIds() : List.of());
        model.addAttribute("seats", seats(form, id));
        model.addAttribute(
                "sameAsIds",
                IntStream.range(0, form.roles().size())
                        .mapToObj("#roles-%d-same"::formatted)
                        .collect(Collectors.joining(",")));
    }

    /** For each role, the seats whose specialist it could be for: those of the requests that are followed, and its own. */
    private List<List<RoleRow.Seat>> seats(RequestForm form, @Nullable String id) {
        List<RoleRow.Seat> followed = references.seats(form.links().stream()
                .map(LinkRow::follows)
                .filter(before -> !before.equals(id))
                .toList());
        List<RoleRow.Seat> chosen = references.seats(form.roles().stream()
                .map(row -> RoleRow.Seat.of(row.sameAs()).request())
                .toList());
        return form.roles().stream()
                .map(row -> {
                    if (row.sameAs().isEmpty() || has(followed, row.sameAs())) {
                        return followed;
                    }
                    RoleRow.Seat own = chosen.stream()
                            .filter(seat -> seat.code().equals(row.sameAs()))
                            .findFirst()
                            .orElseGet(() -> RoleRow.Seat.of(row.sameAs()));
                    return Stream.concat(Stream.of(own), followed.stream()).toList();
                })
                .toList();
    }

    private @Nullable String written(@Nullable HoursOfDay hours) {
        return hours == null
                ? null
                : dates.times(LocalTime.MIN.plusMinutes(hours.from()), LocalTime.MIN.plusMinutes(hours.until()));
    }

    private static boolean has(List<RoleRow.Seat> seats, String code) {
        return seats.stream().anyMatch(seat -> seat.code().equals(code));
    }

    /** The last day within the guarantee where none is typed, once the day of receipt and the urgency are. */
    private static @Nullable LocalDate dueByDefault(RequestForm form, UrgencyScale scale) {
        try {
            return LocalDate.parse(form.received()).plusDays(scale.days(Urgency.valueOf(form.urgency())));
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
