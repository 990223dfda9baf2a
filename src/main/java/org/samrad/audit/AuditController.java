package org.samrad.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.samrad.audit.AccessLog.What;
import org.samrad.system.PageLinks;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The auditor's page: the trail, searched. */
@Controller
class AuditController {

    private static final int PAGE_SIZE = 50;
    private static final int MOST_IN_FILE = 100_000;

    private final AuditTrail trail;
    private final AccessLog log;

    AuditController(AuditTrail trail, AccessLog log) {
        this.trail = trail;
        this.log = log;
    }

    @GetMapping("/audit")
    String show(AuditQuery asked, @RequestParam(name = "page", defaultValue = "1") int number, Model model) {
        AuditQuery query = asked.read();
        PageLinks pages = PageLinks.of(PageLinks.index(number), PAGE_SIZE, trail.count(query));
        model.addAttribute("query", query);
        model.addAttribute("notRead", asked.notRead());
        model.addAttribute("whats", What.values());
        model.addAttribute("pages", pages);
        model.addAttribute("lines", trail.find(query, (pages.number() - 1) * PAGE_SIZE, PAGE_SIZE));
        return "audit/audit";
    }

    /** The lines as a file; what can't be looked for is said on the page. */
    @GetMapping("/audit.csv")
    ResponseEntity<byte[]> file(AuditQuery query, HttpServletRequest request) throws IOException {
        if (!query.notRead().isEmpty()) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(UriComponentsBuilder.fromPath(request.getContextPath() + "/audit")
                            .query("who={who}&what={what}&about={about}&from={from}&until={until}")
                            .encode()
                            .buildAndExpand(query.who(), query.what(), query.about(), query.from(), query.until())
                            .toUri())
                    .build();
        }
        var text = new StringBuilder();
        AuditCsv.write(trail.find(query, 0, MOST_IN_FILE), text);
        log.add(What.LOG_READ, null, null);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("samrad-log.csv")
                                .build()
                                .toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
