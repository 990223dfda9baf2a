package org.samrad.address;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.FilterNotRead;
import org.samrad.limits.FilterNotRead.Must;
import org.samrad.limits.IdentityNumbers;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;
import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriUtils;

/**
 * Leads to the same page without what of its address can't be read, such as the number of a page that is none, or looks like an identity
 * number; and has that page tell it. What can't be left out, and what is no page, stays refused. Asked before whoever refuses the rest.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class AskedAddress {

    /** What the page then tells: a list of {@link FilterNotRead}. */
    private static final String TOLD = "addressNotRead";

    private static final String NAME = "filter.address";

    /** Parts that say which of what is stored is meant: an id may be made of a day and a number. */
    private static final Set<String> IDS = Set.of(
            "a", "after", "again", "b", "draft", "link", "mark", "open", "plan", "ref", "row", "specialist", "with");

    /** Pages that withhold numbers in a way of their own, or show what is typed in a form that is posted. */
    private static final List<String> OTHERWISE = List.of("/go", "/requests/new", "/sign-in", "/welcome", "/answer");

    /** An address with what looks like an identity number. */
    private static final class NumberInAddress extends RuntimeException {

        NumberInAddress() {
            super(null, null, false, false);
        }
    }

    /** Before anything is read of it: what looks like an identity number is neither looked for nor repeated in the links of the page. */
    @InitBinder
    void noIdentityNumber(WebRequest request) {
        if (request instanceof ServletWebRequest asked
                && !withheld(asked.getRequest()).isEmpty()) {
            throw new NumberInAddress();
        }
    }

    @ExceptionHandler(NumberInAddress.class)
    void withheld(HttpServletRequest request, HttpServletResponse response) throws IOException {
        leadOn(withheld(request), List.of(new FilterNotRead(NAME, "", Must.NO_IDENTITY)), request, response);
    }

    @ExceptionHandler({MethodArgumentTypeMismatchException.class, BindException.class})
    void notRead(Exception why, HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<TypeMismatchException> mismatches = why instanceof BindException many
                ? many.getFieldErrors().stream()
                        .filter(error -> error.contains(TypeMismatchException.class))
                        .map(error -> error.unwrap(TypeMismatchException.class))
                        .toList()
                : List.of((TypeMismatchException) why);
        Set<String> names = mismatches.stream().map(AskedAddress::name).collect(Collectors.toSet());
        boolean isNeeded = why instanceof MethodArgumentTypeMismatchException one && !isOptional(one);
        if (names.isEmpty()
                || isNeeded
                || !isForPage(request)
                || !request.getParameterMap().keySet().containsAll(names)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        List<FilterNotRead> told = mismatches.stream()
                .map(one -> new FilterNotRead(
                        NAME, name(one) + "=" + request.getParameter(name(one)), must(one.getRequiredType())))
                .toList();
        leadOn(names, told, request, response);
    }

    private static Set<String> withheld(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!isForPage(request) || OTHERWISE.stream().anyMatch(path::startsWith)) {
            return Set.of();
        }
        return request.getParameterMap().entrySet().stream()
                .filter(part -> !IDS.contains(part.getKey()))
                .filter(part -> Arrays.stream(part.getValue()).anyMatch(IdentityNumbers::isIn))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Whether it is asked for a page, rather than for a file, or to do something. */
    private static boolean isForPage(HttpServletRequest request) {
        return List.of("GET", "HEAD").contains(request.getMethod())
                && request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod page
                && page.getReturnType().getParameterType().equals(String.class);
    }

    private static String name(TypeMismatchException mismatch) {
        String name =
                mismatch instanceof MethodArgumentTypeMismatchException of ? of.getName() : mismatch.getPropertyName();
        return Objects.requireNonNullElse(name, "");
    }

    private static boolean isOptional(MethodArgumentTypeMismatchException mismatch) {
        RequestParam part = mismatch.getParameter().getParameterAnnotation(RequestParam.class);
        return part != null && (!part.required() || !part.defaultValue().equals(ValueConstants.DEFAULT_NONE));
    }

    private static Must must(@Nullable Class<?> type) {
        Class<?> whole = type == null ? Object.class : ClassUtils.resolvePrimitiveIfNecessary(type);
        if (Number.class.isAssignableFrom(whole)) {
            return Must.NUMBER;
        }
        return whole == Boolean.class ? Must.SWITCH : whole == LocalDate.class ? Must.DAY : Must.OTHER;
    }

    /** To the same page without some of what its address says; one thing after the other may be wrong, and all of it is told. */
    private static void leadOn(
            Set<String> without, List<FilterNotRead> told, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String rest = request.getParameterMap().entrySet().stream()
                .filter(part -> !without.contains(part.getKey()))
                .flatMap(part -> Arrays.stream(part.getValue())
                        .map(value -> UriUtils.encode(part.getKey(), UTF_8) + "=" + UriUtils.encode(value, UTF_8)))
                .collect(Collectors.joining("&"));
        String address = request.getRequestURI() + (rest.isEmpty() ? "" : "?" + rest);
        var all = new ArrayList<>(told);
        Map<String, ?> before = RequestContextUtils.getInputFlashMap(request);
        if (before != null && before.get(TOLD) instanceof List<?> earlier) {
            earlier.forEach(one -> all.add((FilterNotRead) one));
        }
        var next = RequestContextUtils.getOutputFlashMap(request);
        if (before != null) {
            // What the page before said, or kept of what was typed, is told by the page that comes after all.
            next.putAll(before);
        }
        next.put(TOLD, all);
        RequestContextUtils.saveOutputFlashMap(address, request, response);
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(address);
        } else {
            // A part of a page would not tell it.
            response.setHeader("HX-Redirect", address);
        }
    }
}
