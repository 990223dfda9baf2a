package org.samrad.inbox.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.limits.Fault;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.RequestFiling;
import org.samrad.request.RequestState;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Fills the page on which a series is changed. */
@Component
class SeriesPage {

    private final SeriesChanging changing;
    private final RequestFiling filing;
    private final RequestChoices choices;

    SeriesPage(SeriesChanging changing, RequestFiling filing, RequestChoices choices) {
        this.changing = changing;
        this.filing = filing;
        this.choices = choices;
    }

    /** @return what is told on the page of the request instead, where nothing of it can be changed; else null */
    @Transactional(readOnly = true)
    public @Nullable String fill(String id, SeriesForm form, Locale locale, Model model) {
        SeriesChanging.Series found = found(id);
        List<ConsultationRequest> series = found.requests();
        ConsultationRequest first = series.getFirst();
        if (first.state() == RequestState.WITHDRAWN || filing.hasBegun(first)) {
            return first.state() == RequestState.WITHDRAWN ? "request.withdrawn-already" : "request.begun";
        }
        Names names = choices.names(locale);
        var wrong = new ArrayList<Fault>();
        SeriesChange change = form.read(names, wrong);
        boolean isShown = wrong.isEmpty() && !form.isEmpty();
        List<ChangedRequest> rows = changing.changed(series, change, together(series, model), locale);
        model.addAttribute("request", first);
        model.addAttribute("wrong", wrong);
        model.addAttribute("rows", rows);
        model.addAttribute("isShown", isShown);
        model.addAttribute("moves", change.days() != 0);
        model.addAttribute("costs", rows.stream().anyMatch(ChangedRequest::costs));
        model.addAttribute("possible", rows.stream().anyMatch(ChangedRequest::isPossible));
        model.addAttribute("most", found.more() ? SeriesChanging.MOST : null);
        model.addAttribute("names", names);
        model.addAttribute("urgencies", Urgency.values());
        model.addAttribute("modes", Mode.values());
        model.addAttribute("steps", SeriesForm.Step.values());
        model.addAttribute(
                "named",
                series.stream()
                        .flatMap(one -> one.roles().stream())
                        .flatMap(role -> Stream.ofNullable(role.specialist()))
                        .distinct()
                        .map(person -> new RequestChoices.Choice(person, names.specialist(person)))
                        .toList());
        model.addAttribute("people", choices.people(locale));
        return null;
    }

    /** The ids of those that were picked, where some were and could not be changed so; else of all. */
    private static Set<String> together(List<ConsultationRequest> series, Model model) {
        return (model.getAttribute("picked") instanceof Collection<?> picked
                        ? picked.stream().map(String::valueOf)
                        : series.stream().map(ConsultationRequest::id))
                .collect(Collectors.toSet());
    }

    /**
     * A request and those that come after it.
     *
     * @throws ResponseStatusException where whoever asks does not answer for it
     */
    @Transactional(readOnly = true)
    public SeriesChanging.Series found(String id) {
        SeriesChanging.Series series = changing.series(id);
        if (series.requests().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return series;
    }
}
