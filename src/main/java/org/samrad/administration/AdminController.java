package org.samrad.administration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.samrad.account.Accounts;
import org.samrad.administration.RefusedImport.Refusal;
import org.samrad.audit.AccessLog;
import org.samrad.audit.AccessLog.What;
import org.samrad.dataset.InvalidDataset;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RolledDates;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's page: accounts, the data set, and data in place of it. */
@Controller
class AdminController {

    private final Accounts accounts;
    private final DataOverview overview;
    private final SetAside setAside;
    private final DatabaseImport databaseImport;
    private final DemoData demo;
    private final RefusedImport refusedImport;
    private final AccessLog log;
    private final Clock clock;

    AdminController(
            Accounts accounts,
            DataOverview overview,
            SetAside setAside,
            DatabaseImport databaseImport,
            DemoData demo,
            RefusedImport refusedImport,
            AccessLog log,
            Clock clock) {
        this.accounts = accounts;
        this.overview = overview;
        this.setAside = setAside;
        this.databaseImport = databaseImport;
        this.demo = demo;
        this.refusedImport = refusedImport;
        this.log = log;
        this.clock = clock;
    }

    /** @param refused whether to tell why the last planning data were not loaded */
    @GetMapping("/admin")
    String show(@RequestParam(defaultValue = "false") boolean refused, Model model) {
        if (refused) {
            refusedImport.last().ifPresent(last -> model.addAttribute("refusal", last));
        }
        model.addAttribute("accounts", accounts.count());
        DataFacts facts = overview.now();
        model.addAttribute("facts", facts);
        model.addAttribute("setAside", facts.horizon() == null ? List.of() : setAside.requests());
        model.addAttribute("cutTexts", setAside.cutTexts());
        model.addAttribute("demoHere", demo.isShown());
        return "admin/admin";
    }

    /**
     * Loads planning data in place of what is here, or says everything that is wrong with it and loads nothing.
     *
     * @param files one zip, or the files of a folder
     * @param roll whether to move all dates so that the horizon begins on the coming Monday
     * @param replace the administrator knows that what is here goes
     */
    @PostMapping("/admin/import")
    String load(
            @RequestParam(required = false) List<MultipartFile> files,
            @RequestParam(defaultValue = "false") boolean roll,
            @RequestParam(defaultValue = "false") boolean replace,
            RedirectAttributes after) {
        try (UploadedFolder folder = UploadedFolder.of(files == null ? List.of() : files)) {
            PlanningData read = PlanningDataReader.read(folder.path());
            if (overview.now().horizon() != null && !replace) {
                return refused(new Refusal("admin.import.confirm", roll, List.of(), 0));
            }
            LocalDate today = LocalDate.ofInstant(clock.instant(), read.header().timeZone());
            databaseImport.replace(roll ? RolledDates.toComingWeek(read, today) : read, LoadingProgress.SILENT);
            log.add(What.IMPORTED, null, read.header().name());
            after.addFlashAttribute("identities", new ArrayList<>(IdentitiesIn.requests(read)));
            after.addFlashAttribute("told", "admin.imported");
            return "redirect:/admin";
        } catch (UploadedFolder.Refused e) {
            return refused(new Refusal(e.key(), roll, List.of(), 0));
        } catch (InvalidDataset e) {
            return refused(new Refusal("admin.import.errors", roll, e.errors(), e.more()));
        }
    }

    private String refused(Refusal refusal) {
        refusedImport.keep(refusal);
        return "redirect:/admin?refused=true";
    }

    /** Puts the demo back as it was at first. */
    @PostMapping("/admin/demo")
    String reload(RedirectAttributes after) {
        if (!demo.isShown()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        demo.reload();
        log.add(What.DEMO_RESET, null, null);
        after.addFlashAttribute("told", "admin.demo.reloaded");
        return "redirect:/admin";
    }
}
