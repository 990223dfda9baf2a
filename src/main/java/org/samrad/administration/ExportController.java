package org.samrad.administration;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.samrad.audit.AccessLog;
import org.samrad.audit.AccessLog.What;
import org.samrad.audit.ExportReason;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WithoutProtected;
import org.samrad.dataset.csv.PlanningDataWriter;
import org.samrad.exchange.DatabaseExport;
import org.samrad.time.PlanningHorizons;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The database as a folder of planning data, in a zip file. */
@Controller
class ExportController {

    /** How long a reason is good for. */
    private static final Duration GRANTED = Duration.ofMinutes(10);

    private final DatabaseExport export;
    private final PlanningHorizons horizons;
    private final AccessLog log;

    ExportController(DatabaseExport export, PlanningHorizons horizons, AccessLog log) {
        this.export = export;
        this.horizons = horizons;
        this.log = log;
    }

    /** @param granted the line of the trail with a reason for place and time of protected cases; they stay out without one */
    @GetMapping("/admin/export")
    ResponseEntity<StreamingResponseBody> export(@RequestParam(defaultValue = "0") long granted) {
        if (horizons.current().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        PlanningData everything = export.everything();
        boolean whole = log.recent(granted, What.PROTECTED_EXPORTED, GRANTED).isPresent();
        if (!whole) {
            log.add(What.EXPORTED, null, null);
        }
        PlanningData data = whole ? everything : WithoutProtected.of(everything);
        String name = data.header().horizonStart() + "-planning-data.zip";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(out -> writeZip(data, out));
    }

    /** Keeps the reason, and leads on to what it was given for. */
    @PostMapping("/admin/export")
    String because(@RequestParam(defaultValue = "") String reason, RedirectAttributes after) {
        ExportReason given = ExportReason.of(reason);
        String wrong = given.wrong();
        if (wrong != null) {
            after.addFlashAttribute("reasonRefused", wrong);
            after.addFlashAttribute("reason", given.text());
            return "redirect:/admin#data";
        }
        return "redirect:/admin/export?granted=" + log.add(What.PROTECTED_EXPORTED, null, given.text());
    }

    private static void writeZip(PlanningData data, OutputStream out) throws IOException {
        Path folder = Files.createTempDirectory("samrad-export");
        try (var zip = new ZipOutputStream(out)) {
            PlanningDataWriter.write(data, folder);
            for (Path file : filesOf(folder)) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
