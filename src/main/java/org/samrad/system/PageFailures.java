package org.samrad.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where every page's failures end that are nobody's mistake in the program: what was sent can't be read, or somebody else was
 * changing the same thing. Whoever posted something comes back to the page that they came from, is told what happened, and can
 * send the same again; nothing was saved.
 */
@ControllerAdvice
public class PageFailures {

    /** Set on a request by whoever keeps what was typed: the address of the page that shows it. */
    public static final String BACK = PageFailures.class.getName() + ".back";

    /** Set on a request that failed because the database can't be reached. */
    static final String AWAY = PageFailures.class.getName() + ".away";

    /** Set on a request that sent more than is taken: a {@link TooLarge}. */
    static final String TOO_LARGE = PageFailures.class.getName() + ".too-large";

    private static final Logger log = LoggerFactory.getLogger(PageFailures.class);

    /** What stands in brackets after a name; browsers send {@code []} for lists. */
    private static final Pattern ROW = Pattern.compile("\\[([^\\]]+)\\]?");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    /** Fields that say where a form stood, which the page sets anew. */
    private static final List<String> NOT_TYPED = List.of("_csrf");

    /**
     * More was sent than is taken.
     *
     * @param files whether files were sent, rather than a form alone
     * @param most how much is taken
     */
    record TooLarge(boolean files, DataSize most) {}

    /**
     * What was posted in vain.
     *
     * @param message the message that says why
     * @param action where to post it again; null where that would be in vain as well
     * @param typed the fields
     */
    public record Interrupted(String message, @Nullable String action, Map<String, List<String>> typed)
            implements Serializable {}

    /** A form's record says what it has; whatever else is sent means nothing. Rows have numbers up to the most that there are. */
    @InitBinder
    void onlyWhatTheFormHas(WebDataBinder binder, WebRequest request) {
        binder.setDeclarativeBinding(true);
        binder.setAutoGrowCollectionLimit(Limits.WINDOWS);
        // What is in a model already, such as what a page before had to tell, is not read from the request.
        if (binder.getTarget() == null) {
            request.getParameterMap().keySet().forEach(PageFailures::requireRow);
        }
    }

    private static void requireRow(String key) {
        Matcher row = ROW.matcher(key);
        while (row.find()) {
            String number = row.group(1);
            if (!NUMBER.matcher(number).matches() || Integer.parseInt(number) >= Limits.WINDOWS) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no row has the number " + number);
            }
        }
    }

    /** Bytes that are no text, keys that no form has, a form in parts without the sign that parts them. */
    @ExceptionHandler({InvalidParameterException.class, BeansException.class, MultipartException.class})
    void unreadable(Exception why, HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof SizeException size) {
                request.setAttribute(TOO_LARGE, new TooLarge(true, DataSize.ofBytes(size.getPermittedSize())));
            }
        }
        response.sendError(
                why instanceof MaxUploadSizeExceededException
                        ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                        : HttpServletResponse.SC_BAD_REQUEST);
    }

    /** Two saved the same at once, or one waited too long for the other; or what was sent is nothing that can be saved. */
    @ExceptionHandler({
        ConcurrencyFailureException.class,
        QueryTimeoutException.class,
        DataIntegrityViolationException.class
    })
    @Nullable
    String interrupted(
            Exception why, HttpServletRequest request, HttpServletResponse response, RedirectAttributes after)
            throws IOException {
        log.info(
                "{} {}: {}",
                request.getMethod(),
                request.getRequestURI(),
                why.getClass().getSimpleName());
        if (FailureChain.refusals(why).stream().anyMatch(PageFailures::isOfWhatWasSent)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return null;
        }
        if (request.getMethod().equals("GET")) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return null;
        }
        String kept = (String) request.getAttribute(BACK);
        after.addFlashAttribute("interrupted", interrupted(why, request, kept != null));
        return "redirect:" + (kept != null ? kept : ReturnAddress.of(request));
    }

    /** What comes with files can't be kept, and what somebody else changed is looked at first. */
    private static Interrupted interrupted(Exception why, HttpServletRequest request, boolean kept) {
        if (why instanceof OptimisticLockingFailureException) {
            return new Interrupted("interrupted.changed", null, Map.of());
        }
        if (String.valueOf(request.getContentType()).startsWith("multipart/")) {
            return new Interrupted("interrupted.files", null, Map.of());
        }
        if (request.getParameterMap().keySet().stream().anyMatch(PageFailures::isSecret)) {
            return new Interrupted("interrupted.secret", null, Map.of());
        }
        return kept
                ? new Interrupted("interrupted.busy", null, Map.of())
                : new Interrupted(
                        "interrupted.busy",
                        ReturnAddress.address(request.getRequestURI(), null, request),
                        typed(request));
    }

    /**
     * The database is away. Whoever posted something stays at the address that takes it, so that reloading sends it once more;
     * a page to come back to could not be shown either.
     */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    void away(RuntimeException why, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (FailureChain.refusals(why).stream().noneMatch(PageFailures::isAway)) {
            throw why;
        }
        log.warn(
                "{} {}: the database can't be reached: {}",
                request.getMethod(),
                request.getRequestURI(),
                why.getClass().getSimpleName());
        request.setAttribute(AWAY, true);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /** What the database can't hold or its checks refuse: sent again it would be refused again. */
    private static boolean isOfWhatWasSent(SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        return state.startsWith("22") || List.of("23513", "23514").contains(state);
    }

    /** No connection, one that broke, a server that stops or starts, an embedded database that has been closed. */
    private static boolean isAway(SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        return refusal instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P0")
                || List.of("90098", "90121").contains(state);
    }

    /** Passwords are written anew: what is kept for the next page may lie in the database meanwhile. */
    private static boolean isSecret(String field) {
        return field.toLowerCase(Locale.ROOT).contains("password");
    }

    private static Map<String, List<String>> typed(HttpServletRequest request) {
        var typed = new TreeMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, List.of(values)));
        typed.keySet().removeAll(NOT_TYPED);
        return typed;
    }
}
