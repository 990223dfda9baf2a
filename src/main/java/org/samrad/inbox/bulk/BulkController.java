package org.samrad.inbox.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.sheet.FreeTable;
import org.samrad.dataset.sheet.UploadedFile;
import org.samrad.request.RequestFiling;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Many requests at once: a table is pasted or uploaded, looked at, mended and filed. Below {@code /requests/new}, where no request is. */
@Controller
@RequestMapping("/requests/new/import")
class BulkController {

    private static final String START = "redirect:/requests/new/import";
    private static final String BACK = "redirect:/requests/new/import/{id}";

    private static final int LINES_NAMED = 20;

    private final BulkTables tables;
    private final BulkImports imports;
    private final BulkFiling filing;
    private final BulkPage page;
    private final BulkFiles files;

    BulkController(BulkTables tables, BulkImports imports, BulkFiling filing, BulkPage page, BulkFiles files) {
        this.tables = tables;
        this.imports = imports;
        this.filing = filing;
        this.page = page;
        this.files = files;
    }

    @GetMapping
    String start(@AuthenticationPrincipal CurrentUser user, Locale locale, Model model) {
        page.fillStart(user, locale, model);
        return "bulk/start";
    }

    /** @param pasted a table as text; counts where no file is chosen */
    @PostMapping
    String bring(
            @RequestParam(defaultValue = "") String pasted,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            RedirectAttributes after) {
        try {
            FreeTable table = file == null || file.isEmpty() ? FreeTable.of(pasted) : FreeTable.of(uploaded(file));
            after.addAttribute("id", imports.keep(user.username(), tables.rows(table, locale)));
            return BACK;
        } catch (FreeTable.Unreadable e) {
            after.addFlashAttribute("unreadable", e.key());
        } catch (BulkTables.Refused e) {
            after.addFlashAttribute("refusedTable", e.key());
            after.addFlashAttribute("refusedFor", e.values());
        }
        BulkTables.Pasted rest = BulkTables.pasted(pasted);
        after.addFlashAttribute("pasted", rest.text());
        after.addFlashAttribute(
                "markedLines",
                rest.marked().stream().limit(LINES_NAMED).collect(Collectors.toCollection(ArrayList::new)));
        after.addFlashAttribute("markedMore", Math.max(0, rest.marked().size() - LINES_NAMED));
        after.addFlashAttribute("pastedCut", rest.cut());
        after.addFlashAttribute("pastedKept", rest.text().length());
        return START;
    }

    private static UploadedFile uploaded(MultipartFile file) {
        try {
            return UploadedFile.of(String.valueOf(file.getOriginalFilename()), file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name {@value BulkFiles#CSV} or {@value BulkFiles#WORKBOOK} */
    @GetMapping("/templates/{name}")
    ResponseEntity<byte[]> template(@PathVariable String name, Locale locale) {
        boolean workbook = name.equals(BulkFiles.WORKBOOK);
        if (!workbook && !name.equals(BulkFiles.CSV)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String type = workbook
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : "text/csv;charset=UTF-8";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(workbook ? files.workbook(locale) : files.csv(locale));
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean match,
            @RequestParam(defaultValue = "false") boolean questions,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            Model model) {
        page.fill(kept(user, id), match, questions, locale, model);
        return "bulk/show";
    }

    /** The part of the page that says what can be had for some rows. */
    @GetMapping("/{id}/matches")
    String matches(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int from,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            Model model) {
        page.fillMatches(kept(user, id), from, locale, model);
        return "bulk/show :: matches";
    }

    /** Takes cells as they are now: fields {@code row-<line>-<column>}. */
    @PostMapping("/{id}/rows")
    String mend(
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes after) {
        if (!filing.mend(user.username(), id, typed(fields))) {
            return gone(after);
        }
        after.addFlashAttribute("told", "bulk.mended");
        return BACK;
    }

    private static Map<Integer, Map<BulkColumn, String>> typed(Map<String, String> fields) {
        Map<Integer, Map<BulkColumn, String>> typed = new HashMap<>();
        fields.forEach((name, text) -> {
            String[] parts = name.split("-", 3);
            if (parts.length == 3 && parts[0].equals("row") && parts[1].matches("\\d{1,7}")) {
                Stream.of(BulkColumn.values())
                        .filter(column -> column.slug().equals(parts[2]))
                        .forEach(column -> typed.computeIfAbsent(
                                        Integer.parseInt(parts[1]), any -> new EnumMap<>(BulkColumn.class))
                                .put(column, text));
            }
        });
        return typed;
    }

    /**
     * @param sound whether those that are sound are filed in spite of others
     * @param anyway what the tick sends that answers what is asked of rows
     */
    @PostMapping("/{id}/file")
    String file(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean sound,
            @RequestParam(defaultValue = "") String anyway,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            RedirectAttributes after) {
        try {
            BulkFiling.Outcome outcome =
                    filing.file(user.username(), id, sound, anyway, locale).orElse(null);
            if (outcome == null) {
                return gone(after);
            }
            if (outcome.asked() > 0) {
                return BACK + "?questions=true";
            }
            after.addFlashAttribute("outcome", outcome);
        } catch (RequestFiling.CaseTaken e) {
            after.addFlashAttribute("told", "bulk.taken");
        }
        return BACK;
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable long id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes after) {
        after.addFlashAttribute("told", imports.drop(user.username(), id) ? "bulk.discarded" : "told.gone-already");
        return START;
    }

    private static String gone(RedirectAttributes after) {
        after.addFlashAttribute("told", "bulk.gone");
        return START;
    }

    private BulkImports.Kept kept(CurrentUser user, long id) {
        return imports.of(user.username(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
