package org.samrad.administration;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.samrad.dataset.PlanningData;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The database as a folder of planning data, in a zip file. */
@Controller
class ExportController {

    private final DatabaseExport export;
    private final PlanningHorizons horizons;

    ExportController(DatabaseExport export, PlanningHorizons horizons) {
        this.export = export;
        this.horizons = horizons;
    }

    @GetMapping("/admin/export")
    ResponseEntity<StreamingResponseBody> export() {
        if (horizons.current().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        PlanningData data = export.everything();
        String name = data.header().horizonStart() + "-planning-data.zip";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(out -> writeZip(data, out));
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
