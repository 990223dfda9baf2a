package org.samrad.compare;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.samrad.account.CurrentUser;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** Two plans side by side, and what differs as a file. */
@Controller
class CompareController {

    private final ComparePage page;

    CompareController(ComparePage page) {
        this.page = page;
    }

    @GetMapping(CompareQuery.PATH)
    String show(
            CompareQuery query, @AuthenticationPrincipal CurrentUser user, Model model, HttpServletResponse response) {
        page.fill(query, user, model);
        if (model.getAttribute("missing") != null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        return "compare/compare";
    }

    /** Every difference that the filter lets through, on one page, in the order asked for. */
    @GetMapping(CompareQuery.PATH + ".csv")
    ResponseEntity<byte[]> file(CompareQuery query, @AuthenticationPrincipal CurrentUser user) throws IOException {
        PlanComparison comparison = page.asked(query, user);
        if (comparison == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var text = new StringWriter();
        CompareCsv.write(Differences.of(comparison).chosen(query), page.causes(comparison.second()), text);
        String name = "samrad-%s-%s.csv"
                .formatted(
                        comparison.first().ref().code(),
                        comparison.second().ref().code());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
