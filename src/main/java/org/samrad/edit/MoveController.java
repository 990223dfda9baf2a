package org.samrad.edit;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.Placement;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.BoardWords;
import org.samrad.plan.web.Discretion;
import org.samrad.plan.web.PlanQuery;
import org.samrad.plan.web.PlanWeek;
import org.samrad.plan.web.WeekPlan;
import org.samrad.solve.ScheduleRefused;
import org.samrad.suggest.Relocation;
import org.samrad.suggest.Relocations;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves a consultation of a plan by hand: says what each move would cost or break, and does it. */
@Controller
@RequestMapping("/plan/{ref}/requests/{request}/move")
class MoveController {

    private final OpenPlans plans;
    private final ProposalEditing editing;
    private final MovePage page;
    private final BoardAnswer answer;
    private final BoardWords words;

    MoveController(OpenPlans plans, ProposalEditing editing, MovePage page, BoardAnswer answer, BoardWords words) {
        this.plans = plans;
        this.editing = editing;
        this.page = page;
        this.answer = answer;
        this.words = words;
    }

    /** Every start of a week and everybody who could take a role, each with its cost or the rule that it breaks. */
    @GetMapping
    String choose(
            @PathVariable PlanRef ref,
            @PathVariable String request,
            PlanQuery query,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        OpenPlan plan = plans.of(ref);
        page.fill(plan, moves(plan, request, user), query, model);
        return htmx == null ? "edit/move" : "edit/move :: panel";
    }

    /** What one move would cost, or which rule it would break. */
    @GetMapping("/cost")
    String cost(
            @PathVariable PlanRef ref,
            @PathVariable String request,
            @RequestParam(required = false) @Nullable LocalDateTime start,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String specialist,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        OpenPlan plan = plans.of(ref);
        Relocations moves = moves(plan, request, user);
        Relocation move = moves.to(wanted(moves, start, role, specialist));
        model.addAttribute("move", page.priced(move, moves));
        model.addAttribute(
                "seat", specialist == null ? null : WeekPlan.names(plan.data()).getOrDefault(specialist, specialist));
        return "edit/move :: cost";
    }

    /** Moves it: to another start, or with somebody else in a role. */
    @PostMapping
    String move(
            @PathVariable PlanRef ref,
            @PathVariable String request,
            PlanQuery query,
            @RequestParam int seen,
            @RequestParam(required = false) @Nullable LocalDateTime start,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String specialist,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        OpenPlan plan = plans.of(ref);
        Relocations moves = moves(plan, request, user);
        List<ScheduleRow> rows = wanted(moves, start, role, specialist);
        PlanQuery where = query.showing(
                PlanWeek.of(rows.getFirst().start().toLocalDate()),
                answer.lane(query, plan, request, specialist != null ? specialist : query.row()));
        try {
            Proposal proposal = editing.place(ref, seen, Placement.of(rows), user.username());
            String told = words.text(
                    proposal.ref().equals(ref) ? "board.moved" : "board.moved.anew",
                    request,
                    words.start(rows.getFirst().start()),
                    words.plan(proposal.ref(), proposal.name()));
            return answer.done(where.ofPlan(proposal.ref()), told, request, next);
        } catch (ScheduleRefused refused) {
            String rule = words.rule(refused.rule());
            return answer.refused(query.ofPlan(ref), words.text("board.refused", request, rule), next);
        } catch (AlreadySo already) {
            return answer.done(where.ofPlan(ref), words.text("board.moved.already", request), request, next);
        } catch (EditedMeanwhile meanwhile) {
            return answer.meanwhile(query.ofPlan(ref), meanwhile, user, next);
        }
    }

    private static Relocations moves(OpenPlan plan, String request, CurrentUser user) {
        Discretion.check(plan, user, request);
        try {
            return plan.moves(request);
        } catch (IllegalArgumentException notHeld) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, notHeld.getMessage());
        }
    }

    private static List<ScheduleRow> wanted(
            Relocations moves, @Nullable LocalDateTime start, @Nullable String role, @Nullable String specialist) {
        try {
            if (role != null && specialist != null) {
                return moves.seating(role, specialist);
            }
            if (start != null) {
                return moves.startingAt(start);
            }
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, unknown.getMessage());
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
