package org.samrad.run;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.account.SignedIn;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Runs: follow the one under way, stop one, go on from what one has made. */
@Controller
class RunController {

    private final Planner planner;
    private final PlanningRuns runs;
    private final RunStatuses statuses;
    private final RunPanel panel;
    private final Proposals proposals;
    private final RunEvents events;
    private final SignedIn signedIn;

    RunController(
            Planner planner,
            PlanningRuns runs,
            RunStatuses statuses,
            RunPanel panel,
            Proposals proposals,
            RunEvents events,
            SignedIn signedIn) {
        this.planner = planner;
        this.runs = runs;
        this.statuses = statuses;
        this.panel = panel;
        this.proposals = proposals;
        this.events = events;
        this.signedIn = signedIn;
    }

    /**
     * The figures of the run under way, asked for every second by the page that shows them; the whole panel once the run
     * has ended. Tells the page, by the event {@code proposal-stored}, when there is a better schedule than it has.
     *
     * @param mark the {@link RunStatus#mark} that the page has
     */
    @GetMapping("/plan/run")
    String follow(
            @RequestParam(defaultValue = "") String mark,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String byScript,
            Model model,
            HttpServletResponse response) {
        if (byScript == null) {
            return "redirect:/plan";
        }
        panel.fill(model);
        RunStatus status = (RunStatus) model.getAttribute("status");
        if (status == null || !status.mark().equals(mark)) {
            response.setHeader("HX-Trigger", "proposal-stored");
        }
        if (status != null && status.isUnderWayOn(mark)) {
            return "run/run :: update";
        }
        response.setHeader("HX-Retarget", "#run");
        response.setHeader("HX-Reswap", "outerHTML");
        return "run/run :: panel";
    }

    /** News of the run under way, see {@link RunEvents}; no content where there is none to tell of, so that nobody asks again. */
    @GetMapping(path = "/plan/run/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> news(@AuthenticationPrincipal CurrentUser user, HttpServletRequest asked) {
        HttpSession session = asked.getSession(false);
        String id = session == null ? null : session.getId();
        return events.listen(user.username(), () -> signedIn.stands(user, id))
                // A proxy that gathers an answer before it hands it on would keep the news.
                .map(stream ->
                        ResponseEntity.ok().header("X-Accel-Buffering", "no").body(stream))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/plan/runs/{run}/stop")
    String stop(@PathVariable long run) {
        if (!runs.existsById(run)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        planner.stop(run);
        return "redirect:/plan";
    }

    /** Asks for a run that goes on from a proposal, against the data of now. */
    @PostMapping("/plan/proposals/{proposal}/replan")
    String replan(@PathVariable long proposal, @AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        Proposal outdated =
                proposals.findById(proposal).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        panel.start(panel.again(outdated), user, next);
        return "redirect:/plan";
    }
}
