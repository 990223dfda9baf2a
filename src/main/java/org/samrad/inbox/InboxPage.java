package org.samrad.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.consultation.Form;
import org.samrad.consultation.Urgency;
import org.samrad.inbox.InboxSearch.Found;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.limits.FilterNotRead;
import org.samrad.limits.FilterNotRead.Must;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestEvent;
import org.samrad.scope.Scope;
import org.samrad.system.PageLinks;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** Fills the list of requests. */
@Component
class InboxPage {

    private static final int PAGE_SIZE = 25;

    private final ConsultationRequests requests;
    private final Cases cases;
    private final InboxSearch search;
    private final RequestChoices catalogue;
    private final DraftLines drafts;
    private final PlanningHorizons horizons;
    private final Scope scope;
    private final Clock clock;

    InboxPage(
            ConsultationRequests requests,
            Cases cases,
            InboxSearch search,
            RequestChoices catalogue,
            DraftLines drafts,
            PlanningHorizons horizons,
            Scope scope,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.search = search;
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.horizons = horizons;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * What a reader asks the list for, as the URL says it.
     *
     * @param tab null for the first that has any
     * @param typed part of a reference, title, requester or name; empty for all
     * @param urgency null for any
     * @param chosen the id of a competence; empty for any
     * @param order null for the tab's own
     * @param news whether only what others have done something of that the reader has not seen
     * @param page from 1; the nearest there is where there is none of that number
     * @param open the id of the request that is shown beside the list; empty for none
     */
    record Asked(
            @Nullable InboxTab tab,
            String typed,
            @Nullable Urgency urgency,
            String chosen,
            @Nullable InboxOrder order,
            boolean news,
            int page,
            String open) {}

    @Transactional(readOnly = true)
    void fill(Asked asked, CurrentUser user, Locale locale, Model model) {
        // Databases take no text with characters that stand for nothing.
        String text = Texts.proper(asked.typed());
        String competence = Texts.proper(asked.chosen());
        String open = Texts.proper(asked.open());
        Names names = catalogue.names(locale);
        InboxFilter filter = all(user)
                .of(asked.urgency(), competence.isEmpty() ? null : catalogue.narrower(competence), asked.news())
                .lookingFor(text, names);
        Map<InboxTab, Long> counts = search.counts(filter);
        InboxTab tab = asked.tab() == null ? firstOf(counts) : asked.tab();
        InboxOrder order = asked.order() == null ? tab.order() : asked.order();
        int total = Math.toIntExact(counts.getOrDefault(tab, 0L));
        PageLinks pages = PageLinks.of(PageLinks.index(asked.page()), PAGE_SIZE, total);
        int before = (pages.number() - 1) * PAGE_SIZE;
        List<Found> found = search.find(tab, filter, order, before, PAGE_SIZE);

        model.addAttribute("draftCount", drafts.count());
        model.addAttribute("rows", rows(found, names, user));
        model.addAttribute("tab", tab);
        model.addAttribute("tabs", counts);
        model.addAttribute("q", text);
        model.addAttribute("urgency", asked.urgency());
        model.addAttribute("competence", competence);
        model.addAttribute("order", asked.order() == null ? null : order.slug());
        // As a link has it; where it is not asked for, links say nothing of it.
        model.addAttribute("news", asked.news() ? true : null);
        model.addAttribute("orders", InboxOrder.values());
        model.addAttribute("beside", open.isEmpty() || !Limits.isId(open) ? null : open);
        model.addAttribute("urgencies", Urgency.values());
        model.addAttribute("competences", catalogue.competences(locale));
        model.addAttribute("pages", pages);
        model.addAttribute("first", before + 1);
    }

    /** What of what the address says there is not. */
    List<FilterNotRead> notRead(String tab, String urgency, String competence, String order, Locale locale) {
        return Stream.of(
                        FilterNotRead.unless(
                                Stream.of(InboxTab.values()).map(InboxTab::slug).toList(),
                                "inbox.tabs",
                                tab,
                                Must.LINK),
                        FilterNotRead.unless(
                                Stream.of(Urgency.values()).map(Urgency::name).toList(),
                                "request.urgency",
                                urgency,
                                Must.CHOICE),
                        FilterNotRead.unless(
                                asked -> catalogue.competences(locale).stream()
                                        .anyMatch(one -> one.id().equals(asked)),
                                "request.competence",
                                competence,
                                Must.CHOICE),
                        FilterNotRead.unless(
                                Stream.of(InboxOrder.values())
                                        .map(InboxOrder::slug)
                                        .toList(),
                                "inbox.order",
                                order,
                                Must.CHOICE))
                .flatMap(Optional::stream)
                .toList();
    }

    private static InboxTab firstOf(Map<InboxTab, Long> counts) {
        return Stream.of(InboxTab.WAITING, InboxTab.SCHEDULED, InboxTab.DONE)
                .filter(tab -> counts.getOrDefault(tab, 0L) > 0)
                .findFirst()
                .orElse(InboxTab.WAITING);
    }

    /** Fills the list of what whoever asks has not filed yet. */
    @Transactional(readOnly = true)
    void fillDrafts(CurrentUser user, Model model) {
        List<DraftLines.Line> lines = drafts.all();
        model.addAttribute("tabs", search.counts(all(user)));
        model.addAttribute("draftCount", lines.size());
        model.addAttribute("drafts", lines);
        model.addAttribute("most", drafts.most());
        model.addAttribute("days", drafts.days());
    }

    private InboxFilter all(CurrentUser user) {
        return InboxFilter.all(user.username(), scope.readable(), scope.coordinated());
    }

    /**
     * A request in the list.
     *
     * @param title as filed; null where it has none
     * @param needs what is asked for, one chip for each role
     * @param attention why it needs its coordinator, where its days left don't say so
     * @param news the last that others did of what the reader has not seen; null where they know all
     * @param held whether its consultation was held; null where nobody told, or the reader may not know
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
            List<Attention> attention,
            RequestEvent.@Nullable What news,
            @Nullable Boolean held,
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

    private List<Row> rows(List<Found> found, Names names, CurrentUser user) {
        LocalDate today = horizons.now(clock).toLocalDate();
        Map<String, ConsultationRequest> asked = requests
                .findAllById(found.stream().map(Found::id).toList())
                .stream()
                .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        Map<String, Case> about =
                cases
                        .findAllById(asked.values().stream()
                                .map(ConsultationRequest::caseId)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Case::id, Function.identity()));
        return found.stream()
                .map(one -> {
                    ConsultationRequest request = Objects.requireNonNull(asked.get(one.id()));
                    return row(one, request, about.get(request.caseId()), names, user, today);
                })
                .toList();
    }

    private Row row(
            Found found,
            ConsultationRequest request,
            @Nullable Case about,
            Names names,
            CurrentUser user,
            LocalDate today) {
        boolean revealed = about == null || about.revealsPlaceAndTimeTo(user, scope.coordinated(), Set.of());
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
                found.needs().stream().filter(Attention::isSaid).toList(),
                found.news(),
                found.held(),
                revealed ? request.scheduledStart() : null,
                !revealed && request.scheduledStart() != null);
    }
}
