package org.samrad.administration;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.administration.RefusedImport.Refusal;
import org.samrad.dataset.DatasetFile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Import of planning data: files are chosen, what they would do is shown, and then done. */
@Controller
class ImportController {

    private final ImportUploads uploads;
    private final Importing importing;
    private final RefusedImport refusedImport;
    private final DemoData demo;

    ImportController(ImportUploads uploads, Importing importing, RefusedImport refusedImport, DemoData demo) {
        this.uploads = uploads;
        this.importing = importing;
        this.refusedImport = refusedImport;
        this.demo = demo;
    }

    /** Keeps the files that were chosen, for the preview. */
    @PostMapping("/admin/import")
    String choose(
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @AuthenticationPrincipal CurrentUser user) {
        try {
            long upload = uploads.keep(user.username(), ReceivedFiles.of(files == null ? List.of() : files));
            return "redirect:/admin/import/" + upload;
        } catch (ReceivedFiles.Refused e) {
            refusedImport.keep(new Refusal(e.key()));
        } catch (DuplicateKeyException e) {
            refusedImport.keep(new Refusal("admin.import.at-once"));
        }
        return "redirect:/admin?refused=true";
    }

    /**
     * What the files would do.
     *
     * @param whole the files of the format that are the whole of their tables
     * @param leave whether who is retired stays so where the files only repeat them
     */
    @GetMapping("/admin/import/{upload}")
    String preview(
            @PathVariable long upload,
            @RequestParam(defaultValue = "") List<String> whole,
            @RequestParam(defaultValue = "false") boolean replace,
            @RequestParam(defaultValue = "false") boolean roll,
            @RequestParam(defaultValue = "false") boolean leave,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        Importing.Choice choice = new Importing.Choice(files(whole), replace, roll, leave);
        ImportPreview preview = importing
                .preview(upload, user, choice)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("preview", preview);
        model.addAttribute("identities", preview.after() == null ? List.of() : IdentitiesIn.requests(preview.after()));
        model.addAttribute("upload", upload);
        model.addAttribute("roll", roll);
        model.addAttribute("leave", leave);
        model.addAttribute("mayReplace", !preview.isFirst() && demo.isShown());
        return "admin/import";
    }

    /** @param shown the fingerprint of the preview that this follows */
    @PostMapping("/admin/import/{upload}")
    String apply(
            @PathVariable long upload,
            @RequestParam(defaultValue = "") List<String> whole,
            @RequestParam(defaultValue = "false") boolean replace,
            @RequestParam(defaultValue = "false") boolean roll,
            @RequestParam(defaultValue = "false") boolean leave,
            @RequestParam(defaultValue = "") String shown,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes after) {
        Importing.Choice choice = new Importing.Choice(files(whole), replace, roll, leave);
        try {
            Importing.Outcome outcome = importing.apply(upload, user, choice, shown);
            after.addFlashAttribute(
                    "told", outcome == Importing.Outcome.APPLIED ? "admin.imported" : "admin.import.gone");
            return "redirect:/admin";
        } catch (Importing.NotApplied e) {
            after.addFlashAttribute(
                    "problem", e.outcome() == Importing.Outcome.OTHER_THAN_SHOWN ? "import.other" : "import.refused");
            if (e.refused() != null) {
                after.addFlashAttribute("faults", e.refused().faults());
            }
            var preview = UriComponentsBuilder.fromPath("/admin/import/{upload}");
            choice.whole().forEach(file -> preview.queryParam("whole", file.fileName()));
            if (replace) {
                preview.queryParam("replace", true);
            }
            if (leave) {
                preview.queryParam("leave", true);
            }
            if (roll) {
                preview.queryParam("roll", true);
            }
            return "redirect:" + preview.build(upload);
        }
    }

    private static Set<DatasetFile> files(List<String> names) {
        Set<DatasetFile> files = EnumSet.noneOf(DatasetFile.class);
        Arrays.stream(DatasetFile.values())
                .filter(file -> names.contains(file.fileName()))
                .forEach(files::add);
        return files;
    }
}
