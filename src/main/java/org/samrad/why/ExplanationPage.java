package org.samrad.why;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.edit.ProposalEdit;
import org.samrad.edit.ProposalEdits;
import org.samrad.explain.Cause;
import org.samrad.explain.Obstacles;
import org.samrad.plan.AssumedChange;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.web.Discretion;
import org.samrad.plan.web.PlanNames;
import org.samrad.plan.web.PlanQuery;
import org.samrad.plan.web.PlanWeek;
import org.samrad.plan.web.Standing;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Gathers what the explanation of one request of a plan shows. */
@Component
class ExplanationPage {

    private final Proposals proposals;
    private final ProposalRows rows;
    private final ProposalEdits edits;
    private final AssumedChanges assumptions;
    private final ExplanationWords words;
    private final UnscheduledSentences sentences;

    ExplanationPage(
            Proposals proposals,
            ProposalRows rows,
            ProposalEdits edits,
            AssumedChanges assumptions,
            ExplanationWords words,
            UnscheduledSentences sentences) {
        this.proposals = proposals;
        this.rows = rows;
        this.edits = edits;
        this.assumptions = assumptions;
        this.words = words;
        this.sentences = sentences;
    }

    /**
     * Adds {@code shown} and either {@code consultation} or {@code unscheduled}, as far as the reader is to know them. Only the
     * unblocks are not there yet.
     *
     * @throws ResponseStatusException not found, where the plan's data do not hold the request
     */
    void fill(OpenPlan plan, String id, ShownRole.Query query, CurrentUser reader, Model model) {
        fill(
                plan,
                id,
                query,
                Discretion.of(plan, reader),
                addressOf("/plan/%s/requests/{id}".formatted(plan.ref()), id),
                model);
    }

    /** @param shape of an address, with {@code {id}} where the request's id goes */
    static String addressOf(String shape, String id) {
        return UriComponentsBuilder.fromPath(shape).encode().buildAndExpand(id).toUriString();
    }

    /**
     * The same for whoever may know as much.
     *
     * @param address of the page that it is for, which the others about the request lie below
     */
    void fill(OpenPlan plan, String id, ShownRole.Query query, Discretion discretion, String address, Model model) {
        PlanningData.Request request = plan.data().requests().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Explainer explainer = explainer(plan, discretion);
        boolean hidden = discretion.hides(id);
        model.addAttribute("address", address);
        List<ScheduleRow> held =
                plan.schedule().stream().filter(row -> row.request().equals(id)).toList();
        LocalDateTime published = published(plan.data(), id);
        if (held.isEmpty()) {
            model.addAttribute(
                    "unscheduled", unscheduled(plan, request, hidden ? null : published, query, hidden, explainer));
        } else if (!hidden) {
            model.addAttribute(
                    "consultation", explainer.of(plan.recommendations().explain(id)));
        }
        model.addAttribute("shown", head(plan, request, held, published, explainer, hidden));
    }

    /** Adds {@code unblocks}, unless the reader is not to know them. */
    void fillUnblocks(OpenPlan plan, String id, CurrentUser reader, Model model) {
        model.addAttribute("unblocks", unblocks(plan, id, Discretion.of(plan, reader)));
    }

    /** What would give it a place, as far as whoever may know so much may know; null where that is nothing. */
    @Nullable
    List<ShownUnblock> unblocks(OpenPlan plan, String id, Discretion discretion) {
        return discretion.hides(id)
                ? null
                : explainer(plan, discretion).of(plan.explanations().unblocks(id));
    }

    private Explainer explainer(OpenPlan plan, Discretion discretion) {
        return new Explainer(words, PlanNames.of(plan.data(), LocaleContextHolder.getLocale()), discretion);
    }

    private ShownUnscheduled unscheduled(
            OpenPlan plan,
            PlanningData.Request request,
            @Nullable LocalDateTime published,
            ShownRole.Query query,
            boolean hidden,
            Explainer explainer) {
        Obstacles obstacles = plan.explanations().obstacles(request.id());
        String cause = sentence(obstacles, request.id(), explainer);
        return hidden
                ? new ShownUnscheduled(cause, null, List.of(), List.of())
                : new ShownUnscheduled(
                        cause,
                        published,
                        explainer.free(plan.recommendations().forRequest(request.id())),
                        explainer.of(obstacles, query));
    }

    private String sentence(Obstacles obstacles, String request, Explainer explainer) {
        Cause cause = obstacles.cause();
        if (UnscheduledSentences.mayBeSaid(cause, request, explainer.discretion())) {
            return sentences.of(cause, explainer.names());
        }
        String competence = obstacles.matrix().rows().stream()
                .filter(row -> row.role().role().equals(cause.role()))
                .map(row -> explainer.names().competence(row.role().competence()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return sentences.withoutValues(cause, competence);
    }

    private ShownRequest head(
            OpenPlan plan,
            PlanningData.Request request,
            List<ScheduleRow> held,
            @Nullable LocalDateTime published,
            Explainer explainer,
            boolean hidden) {
        PlanRef ref = plan.ref();
        Proposal proposal = ref.isProposal() ? proposals.findById(ref.id()).orElse(null) : null;
        Standing standing = standing(plan, request.id(), held, published);
        boolean pinned = plan.data().bookedRoles().stream()
                        .anyMatch(row -> row.pinned() && row.request().equals(request.id()))
                || proposal != null && rows.pinned(proposal.id()).contains(request.id());
        return new ShownRequest(
                ref.code(),
                nameOf(ref, proposal),
                boardOf(ref, held, hidden),
                proposal == null ? 0 : proposal.version(),
                request.id(),
                request.terms().title() == null
                        ? words.message("form." + request.terms().form())
                        : request.terms().title(),
                request.terms().urgency(),
                standing == null ? "drawer.unscheduled" : "plan.standing." + standing,
                standing == null ? "warn" : lookOf(standing),
                pinned,
                plan.data().cases().stream()
                        .anyMatch(row -> row.isProtected() && row.id().equals(request.caseId())),
                hidden,
                hidden
                        ? List.of()
                        : proposal == null
                                ? awaited(plan, held, request.id(), explainer)
                                : assumptions(proposal.id(), request.id(), explainer));
    }

    /** Null where it is neither in the plan nor published. */
    private static @Nullable Standing standing(
            OpenPlan plan, String request, List<ScheduleRow> held, @Nullable LocalDateTime published) {
        if (held.isEmpty()) {
            return published == null ? null : Standing.DROPPED;
        }
        if (published == null) {
            return Standing.PROPOSED;
        }
        Set<Object> before = plan.data().bookedRoles().stream()
                .filter(row -> row.request().equals(request))
                .map(row -> List.of(row.start(), row.mode(), String.valueOf(row.site()), row.role(), row.specialist()))
                .collect(Collectors.toSet());
        Set<Object> now = held.stream()
                .map(row -> List.of(row.start(), row.mode(), String.valueOf(row.site()), row.role(), row.specialist()))
                .collect(Collectors.toSet());
        return !now.equals(before)
                ? Standing.MOVED
                : plan.data().held().containsKey(request) ? Standing.HELD : Standing.PUBLISHED;
    }

    private static String lookOf(Standing standing) {
        return switch (standing) {
            case PUBLISHED -> "good";
            case PROPOSED, MOVED, LEAVING, HELD -> "wait";
            case DROPPED -> "bad";
        };
    }

    private static @Nullable LocalDateTime published(PlanningData data, String request) {
        return data.bookedRoles().stream()
                .filter(row -> row.request().equals(request))
                .map(PlanningData.BookedRole::start)
                .findFirst()
                .orElse(null);
    }

    private String nameOf(PlanRef ref, @Nullable Proposal proposal) {
        return switch (ref.kind()) {
            case PUBLISHED -> words.message("plan.schedule");
            case PROPOSAL -> {
                String name = proposal == null ? null : proposal.name();
                yield name == null ? words.message("plan.proposal", ref.id()) : name;
            }
            case VERSION -> words.message("drawer.version", ref.id());
        };
    }

    /** Where the plan's board is, in the week of the consultation. */
    private static String boardOf(PlanRef ref, List<ScheduleRow> held, boolean hidden) {
        String week = held.isEmpty() || hidden
                ? null
                : PlanWeek.of(held.getFirst().start().toLocalDate()).code();
        return PlanQuery.of(ref, week).address();
    }

    private List<ShownRequest.Assumption> assumptions(long proposal, String request, Explainer explainer) {
        List<AssumedChange> about = assumptions.of(proposal).stream()
                .filter(assumption -> assumption.request().equals(request))
                .toList();
        if (about.isEmpty()) {
            return List.of();
        }
        Map<Integer, Long> since = assumptions.becameTrue(proposal);
        Integer last = edits.last(proposal).map(ProposalEdit::assumption).orElse(null);
        return about.stream()
                .map(assumption -> new ShownRequest.Assumption(
                        words.assumed(assumption.relaxation(), explainer.names()),
                        last != null && last == assumption.position() && !since.containsKey(last),
                        since.get(assumption.position()),
                        assumption.isToBeObtained()))
                .toList();
    }

    /** The consents that what is published stands on. */
    private List<ShownRequest.Assumption> awaited(
            OpenPlan plan, List<ScheduleRow> held, String request, Explainer explainer) {
        if (!plan.ref().equals(PlanRef.PUBLISHED)) {
            return List.of();
        }
        Set<String> panel = held.stream().map(ScheduleRow::specialist).collect(Collectors.toSet());
        Set<String> organisations = plan.data().specialists().stream()
                .filter(row -> panel.contains(row.id()))
                .map(PlanningData.Specialist::organisation)
                .collect(Collectors.toSet());
        return assumptions.consentsAwaited(request).stream()
                .filter(awaited -> organisations.contains(awaited.consent().organisation()))
                .map(awaited -> new ShownRequest.Assumption(
                        words.assumed(awaited.consent(), explainer.names()), false, awaited.publication(), true))
                .toList();
    }
}
