package org.samrad.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.consultation.Form;
import org.samrad.consultation.Urgency;
import org.samrad.inbox.form.DraftLines;
import org.samrad.inbox.form.Names;
import org.samrad.inbox.form.RequestChoices;
import org.samrad.limits.Texts;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestFilter;
import org.samrad.scope.Reach;
import org.samrad.scope.Scope;
import org.samrad.system.PageLinks;
import org.samrad.time.PlanningHorizons;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** Fills the list of requests. */
@Component
class InboxPage {

    private static final int PAGE_SIZE = 25;

    private final ConsultationRequests requests;
    private final Cases cases;
    private final RequestChoices catalogue;
    private final DraftLines drafts;
    private final PlanningHorizons horizons;
    private final Scope scope;
    private final Clock clock;

    InboxPage(
            ConsultationRequests requests,
            Cases cases,
            RequestChoices catalogue,
            DraftLines drafts,
            PlanningHorizons horizons,
            Scope scope,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.horizons = horizons;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * @param tab which tab is shown
     * @param typed part of a reference, title or requester; empty for all
     * @param urgency null for any
     * @param chosen the id of a competence; empty for any
     * @param page from 1; the nearest there is where there is none of that number
     */
    @Transactional(readOnly = true)
    void fill(
            InboxTab tab,
            String typed,
            @Nullable Urgency urgency,
            String chosen,
            int page,
            CurrentUser user,
            Locale locale,
            Model model) {
        LocalDate today = horizons.now(clock).toLocalDate();
        // Databases take no text with characters that stand for nothing.
        String text = Texts.proper(typed);
        String competence = Texts.proper(chosen);
        Set<Urgency> urgencies = urgency == null ? Set.of() : EnumSet.of(urgency);
        Set<String> competences = competence.isEmpty() ? null : catalogue.narrower(competence);
        Reach reach = scope.readable();
        Function<InboxTab, RequestFilter> filter =
                t -> t.filter(today, urgencies, competences, reach, scope.coordinated(), text);
        Set<String> heldBack = requests.heldBack();
        var counts = new EnumMap<InboxTab, Long>(InboxTab.class);
        for (InboxTab t : InboxTab.values()) {
            counts.put(t, requests.count(filter.apply(t), heldBack));
        }

        model.addAttribute("draftCount", drafts.count());
        int total = Math.toIntExact(counts.getOrDefault(tab, 0L));
        PageLinks pages = PageLinks.of(PageLinks.index(page), PAGE_SIZE, total);
        PageRequest shown = PageRequest.of(pages.number() - 1, PAGE_SIZE, tab.order());
        List<ConsultationRequest> found = tab == InboxTab.SCHEDULED
                ? requests.findByTime(filter.apply(tab), heldBack, shown)
                : requests.find(filter.apply(tab), heldBack, shown);

        model.addAttribute("rows", rows(found, heldBack, user, today, locale));
        model.addAttribute("tab", tab);
        model.addAttribute("tabs", counts);
        model.addAttribute("q", text);
        model.addAttribute("urgency", urgency);
        model.addAttribute("competence", competence);
        model.addAttribute("scale", catalogue.catalogue().scale());
        model.addAttribute("urgencies", Urgency.values());
        model.addAttribute("competences", catalogue.competences(locale));
        model.addAttribute("pages", pages);
        model.addAttribute("first", (pages.number() - 1) * PAGE_SIZE + 1);
    }

    /** Fills the list of what whoever asks has not filed yet. */
    @Transactional(readOnly = true)
    void fillDrafts(Model model) {
        LocalDate today = horizons.now(clock).toLocalDate();
        Reach reach = scope.readable();
        Set<String> heldBack = requests.heldBack();
        var counts = new EnumMap<InboxTab, Long>(InboxTab.class);
        for (InboxTab t : InboxTab.values()) {
            counts.put(t, requests.count(t.filter(today, Set.of(), null, reach, scope.coordinated(), ""), heldBack));
        }
        List<DraftLines.Line> lines = drafts.all();
        model.addAttribute("tabs", counts);
        model.addAttribute("draftCount", lines.size());
        model.addAttribute("drafts", lines);
        model.addAttribute("most", drafts.most());
        model.addAttribute("days", drafts.days());
    }

    /**
     * A request in the list.
     *
     * @param title as filed; null where it has none
     * @param needs what is asked for, one chip for each role
     * @param heldBack whether it is not planned, since what it comes after is withdrawn
     * @param scheduledStart null where nothing is published or the reader may not know
     * @param hidden whether something is published that the reader may not know
     */
    record Row(
            String id,
            String caseId,
            boolean isProtected,
            @Nullable String title,
            Form form,
            List<Need> needs,
            Urgency urgency,
            Guarantee guarantee,
            boolean heldBack,
            @Nullable LocalDateTime scheduledStart,
            boolean hidden) {

        /**
         * A chip.
         *
         * @param name the competence's, or the named specialist's
         * @param minLevel 1 to 5
         */
        record Need(String name, int minLevel, boolean optional) {}
    }

    private List<Row> rows(
            List<ConsultationRequest> found, Set<String> heldBack, CurrentUser user, LocalDate today, Locale locale) {
        Map<String, Case> about = cases
                .findAllById(found.stream().map(ConsultationRequest::caseId).toList())
                .stream()
                .collect(Collectors.toMap(Case::id, c -> c));
        Names names = catalogue.names(locale);
        Reach mine = scope.coordinated();
        return found.stream()
                .map(request -> row(
                        request,
                        about.get(request.caseId()),
                        heldBack.contains(request.id()),
                        names,
                        user,
                        mine,
                        today))
                .toList();
    }

    private static Row row(
            ConsultationRequest request,
            @Nullable Case about,
            boolean heldBack,
            Names names,
            CurrentUser user,
            Reach mine,
            LocalDate today) {
        boolean revealed = about == null || about.revealsPlaceAndTimeTo(user, mine, Set.of());
        return new Row(
                request.id(),
                request.caseId(),
                about != null && about.isProtected(),
                request.terms().title(),
                request.terms().form(),
                request.roles().stream()
                        .map(role -> new Row.Need(names.of(role), role.minLevel(), role.optional()))
                        .toList(),
                request.terms().urgency(),
                Guarantee.of(request, today),
                heldBack,
                revealed ? request.scheduledStart() : null,
                !revealed && request.scheduledStart() != null);
    }
}
