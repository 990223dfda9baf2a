package org.samrad.run;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samrad.account.Accounts;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.PlanningSettings;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.Publication;
import org.samrad.plan.Publications;
import org.samrad.system.PageLinks;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of runs and of what was made by hand: look, name, throw away. */
@Controller
class RunsController {

    private static final int RUNS_A_PAGE = 25;
    private static final int MADE_BY_HAND = 25;

    private final RunStatuses statuses;
    private final PlanningRuns runs;
    private final Proposals proposals;
    private final Publications publications;
    private final NamingAndDiscarding keeping;
    private final PlanningSettings settings;
    private final Accounts accounts;

    RunsController(
            RunStatuses statuses,
            PlanningRuns runs,
            Proposals proposals,
            Publications publications,
            NamingAndDiscarding keeping,
            PlanningSettings settings,
            Accounts accounts) {
        this.statuses = statuses;
        this.runs = runs;
        this.proposals = proposals;
        this.publications = publications;
        this.keeping = keeping;
        this.settings = settings;
        this.accounts = accounts;
    }

    @GetMapping("/plan/runs")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        var found = statuses.newest(PageRequest.of(PageLinks.index(page), RUNS_A_PAGE));
        List<Proposal> byHand = page > 1
                ? List.of()
                : proposals.findByOriginOrderByIdDesc(Proposal.Origin.EDITED, Limit.of(MADE_BY_HAND));
        model.addAttribute("runs", found.getContent());
        model.addAttribute("byHand", byHand);
        List<Long> shown = Stream.concat(
                        found.stream().map(RunStatus::proposal).filter(Objects::nonNull), byHand.stream())
                .map(Proposal::id)
                .toList();
        List<Publication> published = publications.findByProposalIn(shown);
        model.addAttribute(
                "publications",
                published.stream()
                        .collect(Collectors.toMap(
                                Publication::proposal, Function.identity(), (earlier, later) -> later)));
        model.addAttribute(
                "people",
                accounts.names(Stream.of(
                                found.stream().map(one -> one.run().startedBy()),
                                byHand.stream().map(Proposal::madeBy),
                                published.stream().map(Publication::publishedBy))
                        .flatMap(Function.identity())
                        .toList()));
        model.addAttribute("everPublished", publications.proposalsIn(shown));
        model.addAttribute("kept", settings.keptProposals());
        model.addAttribute("pages", PageLinks.of(found.getNumber(), RUNS_A_PAGE, (int) found.getTotalElements()));
        return "run/runs";
    }

    /** @param name blank takes the name away */
    @PostMapping("/plan/runs/{run}/name")
    String nameRun(@PathVariable long run, @RequestParam String name) {
        if (!runs.existsById(run)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        keeping.nameRun(run, name);
        return "redirect:/plan/runs#run-" + run;
    }

    /**
     * @param name blank takes the name away
     * @param back {@code plan} to go back to the proposal on the plan, else to the list
     */
    @PostMapping("/plan/proposals/{proposal}/name")
    String nameProposal(
            @PathVariable long proposal, @RequestParam String name, @RequestParam(defaultValue = "") String back) {
        keeping.nameProposal(proposal, name);
        return back.equals("plan") ? "redirect:/plan?proposal=" + proposal : "redirect:/plan/runs#p" + proposal;
    }

    @PostMapping("/plan/proposals/{proposal}/discard")
    String discard(@PathVariable long proposal, RedirectAttributes then) {
        keeping.discard(proposal);
        then.addFlashAttribute("discarded", proposal);
        return "redirect:/plan/runs";
    }

    @ExceptionHandler(NamingAndDiscarding.StillNeeded.class)
    String stillNeeded(RedirectAttributes next) {
        return refused("run.discard.refused", next);
    }

    @ExceptionHandler(Proposal.NameTooLong.class)
    String tooLong(RedirectAttributes next) {
        return refused("run.name.long", next);
    }

    @ExceptionHandler(Proposal.NameHoldsIdentity.class)
    String holdsIdentity(RedirectAttributes next) {
        return refused("run.name.identity", next);
    }

    private static String refused(String why, RedirectAttributes next) {
        next.addFlashAttribute("refusal", why);
        return "redirect:/plan/runs";
    }
}
