package org.samrad.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How much may be sent, judged before any of it is read: strangers fill in a short form, everybody else forms, and files go
 * only to the pages that take them, from those who may open these. It stands before the check of the form's token, whose reading
 * would put files on the disk.
 */
final class BodyLimits extends OncePerRequestFilter {

    private static final String DATA = "/admin/import";
    private static final String CALENDAR = "/my/busy/file";
    private static final DataSize CALENDARS = DataSize.ofMegabytes(11);
    private static final DataSize STRANGERS = DataSize.ofKilobytes(16);
    private static final DataSize FORM = DataSize.ofMegabytes(4);

    private final AuthenticationEntryPoint entry;

    BodyLimits(AuthenticationEntryPoint entry) {
        this.entry = entry;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        boolean known = who != null && who.isAuthenticated();
        boolean files = hasFiles(request);
        if (files && !known) {
            entry.commence(request, response, new InsufficientAuthenticationException("files from a stranger"));
        } else if (files
                && !mayUpload(who, DATA, AccountRole.ADMINISTRATOR, request)
                && !mayUpload(who, CALENDAR, AccountRole.SPECIALIST, request)) {
            response.sendError(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
        } else if (files && isFor(CALENDAR, request) && isTooLong(request, CALENDARS)) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        } else if (!files && isTooLong(request, known ? FORM : STRANGERS)) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean hasFiles(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static boolean mayUpload(
            @Nullable Authentication who, String path, AccountRole role, HttpServletRequest request) {
        return isFor(path, request)
                && who != null
                && who.getAuthorities().stream()
                        .anyMatch(right -> role.authority().equals(right.getAuthority()));
    }

    private static boolean isFor(String path, HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals(request.getContextPath() + path);
    }

    /** A browser says how long a form is; what comes without end in sight is none. */
    private static boolean isTooLong(HttpServletRequest request, DataSize limit) {
        return request.getContentLengthLong() > limit.toBytes()
                || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }
}
