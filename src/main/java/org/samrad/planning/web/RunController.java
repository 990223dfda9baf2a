package org.samrad.planning.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.planning.Planner;
import org.samrad.planning.PlanningRuns;
import org.samrad.planning.PlanningSettings;
import org.samrad.planning.Proposal;
import org.samrad.planning.Publication;
import org.samrad.planning.Publications;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Runs: follow the one under way, stop one, list them all. */
@Controller
class RunController {

    private static final int RUNS_A_PAGE = 25;

    private final Planner planner;
    private final PlanningRuns runs;
    private final RunStatuses statuses;
    private final RunPanel panel;
    private final Publications publications;
    private final PlanningSettings settings;
    private final RunEvents events;

    RunController(
            Planner planner,
            PlanningRuns runs,
            RunStatuses statuses,
            RunPanel panel,
            Publications publications,
            PlanningSettings settings,
            RunEvents events) {
        this.planner = planner;
        this.runs = runs;
        this.statuses = statuses;
        this.panel = panel;
        this.publications = publications;
        this.settings = settings;
        this.events = events;
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
        RunStatus status = statuses.ofInterest().orElse(null);
        model.addAttribute("status", status);
        if (status == null || !status.mark().equals(mark)) {
            response.setHeader("HX-Trigger", "proposal-stored");
        }
        if (status != null && status.isUnderWayOn(mark)) {
            return "plan/run :: update";
        }
        response.setHeader("HX-Retarget", "#run");
        response.setHeader("HX-Reswap", "outerHTML");
        return "plan/run :: panel";
    }

    /** News of the run under way, see {@link RunEvents}; no content where there is none to tell of, so that nobody asks again. */
    @GetMapping(path = "/plan/run/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> news() {
        return events.listen()
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

    @GetMapping("/plan/runs")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        var found = statuses.newest(PageRequest.of(Math.max(page, 1) - 1, RUNS_A_PAGE));
        List<Long> made = found.stream()
                .map(RunStatus::proposal)
                .filter(Objects::nonNull)
                .map(Proposal::id)
                .toList();
        model.addAttribute("runs", found.getContent());
        model.addAttribute(
                "publications",
                publications.findByProposalIn(made).stream()
                        .collect(Collectors.toMap(
                                Publication::proposal, Function.identity(), (earlier, later) -> later)));
        model.addAttribute("kept", settings.keptProposals());
        model.addAttribute("pages", PageLinks.of(found.getNumber(), RUNS_A_PAGE, (int) found.getTotalElements()));
        return "plan/runs";
    }
}
