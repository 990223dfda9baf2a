package org.samrad.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.samrad.audit.AccessLog.What;
import org.samrad.system.PageLinks;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String show(AuditQuery query, @RequestParam(name = "page", defaultValue = "1") int number, Model model) {
        PageLinks pages = PageLinks.of(PageLinks.index(number), PAGE_SIZE, trail.count(query));
        model.addAttribute("query", query);
        model.addAttribute("whats", What.values());
        model.addAttribute("pages", pages);
        model.addAttribute("lines", trail.find(query, (pages.number() - 1) * PAGE_SIZE, PAGE_SIZE));
        return "audit/audit";
    }

    @GetMapping("/audit.csv")
    ResponseEntity<byte[]> file(AuditQuery query) throws IOException {
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
