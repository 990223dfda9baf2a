package org.samrad.publish;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.Publication;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.plan.web.BoardWords;
import org.samrad.schedule.Notifications;
import org.samrad.system.PageLinks;
import org.samrad.time.PlanningHorizons;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Fills the list of versions, and the page of one. */
@Component
class VersionPages {

    private static final int VERSIONS_A_PAGE = 25;
    private static final int ROWS_A_PAGE = 100;

    private final Publications publications;
    private final PublicationRows publicationRows;
    private final PublicationUndo undo;
    private final Notifications notifications;
    private final Proposals proposals;
    private final ChangeRows changeRows;
    private final AmendmentWords amendments;
    private final BoardWords words;
    private final Accounts accounts;
    private final PlanningHorizons horizons;
    private final Clock clock;

    VersionPages(
            Publications publications,
            PublicationRows publicationRows,
            PublicationUndo undo,
            Notifications notifications,
            Proposals proposals,
            ChangeRows changeRows,
            AmendmentWords amendments,
            BoardWords words,
            Accounts accounts,
            PlanningHorizons horizons,
            Clock clock) {
        this.publications = publications;
        this.publicationRows = publicationRows;
        this.undo = undo;
        this.notifications = notifications;
        this.proposals = proposals;
        this.changeRows = changeRows;
        this.amendments = amendments;
        this.words = words;
        this.accounts = accounts;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * A publication with what its page says of it.
     *
     * @param from what the proposal is called that it came from, or that it was booked
     * @param fromKept whether that is still there
     * @param when local time
     * @param by the name of who published it
     * @param undone local time; null where it was not
     * @param undoneBy the name of who did that; null where nobody did
     */
    record Version(
            Publication publication,
            String from,
            boolean fromKept,
            LocalDateTime when,
            String by,
            @Nullable LocalDateTime undone,
            @Nullable String undoneBy,
            Notifications.Reach reach) {

        /** {@code UNDO}, {@code UNDONE} or {@code PUBLISHED}. */
        public String state() {
            return publication.undoes() != null ? "UNDO" : publication.undoneAt() != null ? "UNDONE" : "PUBLISHED";
        }

        /** Whether it is worth asking on its page whether it can be undone. */
        public boolean mayBeUndone() {
            return state().equals("PUBLISHED") && !reach.isOut();
        }
    }

    /** @param page from 1 */
    @Transactional(readOnly = true)
    void list(int page, Model model) {
        var found = publications.findAllByOrderByIdDesc(PageRequest.of(PageLinks.index(page), VERSIONS_A_PAGE));
        model.addAttribute("versions", versions(found.getContent()));
        model.addAttribute("pages", PageLinks.of(found.getNumber(), VERSIONS_A_PAGE, (int) found.getTotalElements()));
    }

    /**
     * @param page of what it changed, from 1
     * @throws ResponseStatusException where there is no such version
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    void show(long number, int page, CurrentUser user, Model model) {
        Publication publication =
                publications.findById(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<ConsultationChange> changes = publication.isForgotten() ? List.of() : publicationRows.changes(number);
        ChangeRows.Names names = changeRows.names(user);
        List<ChangeRow> rows = ChangeRows.of(changes, Set.of(), names);
        PageLinks pages = PageLinks.of(PageLinks.index(page), ROWS_A_PAGE, rows.size());
        Version version = versions(List.of(publication)).getFirst();
        model.addAttribute("version", version);
        model.addAttribute(
                "inTheWay", undo.inTheWay(publication, changes, version.reach()).orElse(null));
        AmendmentWords.Amendments with = amendments.of(number, names);
        model.addAttribute("amendments", publication.undoneAt() == null ? with : with.undone());
        model.addAttribute("rows", pages.of(rows, ROWS_A_PAGE));
        model.addAttribute("pages", pages);
        model.addAttribute("siteNames", names.sites());
    }

    private List<Version> versions(List<Publication> found) {
        ZoneId zone = horizons.zone(clock);
        Map<Long, Proposal> from = proposals
                .findAllById(found.stream()
                        .map(Publication::proposal)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Proposal::id, Function.identity()));
        Map<Long, Notifications.Reach> reach =
                notifications.reach(found.stream().map(Publication::id).toList());
        Map<String, String> people = accounts.names(found.stream()
                .flatMap(one -> Stream.of(one.publishedBy(), one.undoneBy()))
                .filter(Objects::nonNull)
                .toList());
        return found.stream()
                .map(publication -> {
                    Long id = publication.proposal();
                    Proposal proposal = id == null ? null : from.get(id);
                    var undoneAt = publication.undoneAt();
                    String undoneBy = publication.undoneBy();
                    return new Version(
                            publication,
                            id == null
                                    ? words.text("versions.booked")
                                    : words.plan(PlanRef.proposal(id), proposal == null ? null : proposal.name()),
                            proposal != null,
                            LocalDateTime.ofInstant(publication.publishedAt(), zone),
                            people.getOrDefault(publication.publishedBy(), publication.publishedBy()),
                            undoneAt == null ? null : LocalDateTime.ofInstant(undoneAt, zone),
                            undoneBy == null ? null : people.getOrDefault(undoneBy, undoneBy),
                            reach.getOrDefault(publication.id(), Notifications.Reach.NOBODY));
                })
                .toList();
    }
}
