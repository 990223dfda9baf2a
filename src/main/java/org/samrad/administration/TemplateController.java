package org.samrad.administration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.sheet.Templates;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Files to begin an import with. */
@Controller
class TemplateController {

    /** All files of the format as the sheets of one workbook. */
    static final String WORKBOOK = "planning-data.xlsx";

    private final MessageSource messages;

    TemplateController(MessageSource messages) {
        this.messages = messages;
    }

    /** @param name of a file of the format, or {@value #WORKBOOK} */
    @GetMapping("/admin/templates/{name}")
    ResponseEntity<byte[]> template(@PathVariable String name, Locale locale) {
        var templates = new Templates((key, values) -> messages.getMessage(key, values, locale));
        if (name.equals(WORKBOOK)) {
            return file(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook(templates));
        }
        DatasetFile file = DatasetFile.INPUT.stream()
                .filter(one -> one.fileName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        // Where the comma is the decimal one, a spreadsheet puts a row that commas part into one cell.
        char separator = locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? ',' : ';';
        String type = file == DatasetFile.HEADER ? "text/plain;charset=UTF-8" : "text/csv;charset=UTF-8";
        return file(name, type, templates.file(file, separator));
    }

    private static byte[] workbook(Templates templates) {
        var bytes = new ByteArrayOutputStream();
        try {
            templates.workbook(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ResponseEntity<byte[]> file(String name, String type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
