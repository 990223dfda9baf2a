package org.samrad.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
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

    /**
     * A page that takes files.
     *
     * @param from whose page it is
     * @param most how much it takes; null where the page itself bounds it
     */
    private record Upload(AccountRole from, @Nullable DataSize most) {}

    private static final Map<String, Upload> UPLOADS = Map.of(
            "/admin/import", new Upload(AccountRole.ADMINISTRATOR, null),
            "/requests/new/import", new Upload(AccountRole.COORDINATOR, DataSize.ofMegabytes(4)),
            "/my/busy/file", new Upload(AccountRole.SPECIALIST, DataSize.ofMegabytes(11)));

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
        } else if (files && !mayUpload(who, request)) {
            response.sendError(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
        } else if (isTooLong(request, files ? most(request) : known ? FORM : STRANGERS)) {
            request.setAttribute(
                    PageFailures.TOO_LARGE,
                    new PageFailures.TooLarge(files, files ? most(request) : known ? FORM : STRANGERS));
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean hasFiles(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static boolean mayUpload(@Nullable Authentication who, HttpServletRequest request) {
        Upload taken = takes(request);
        return taken != null
                && who != null
                && who.getAuthorities().stream()
                        .anyMatch(right -> taken.from.authority().equals(right.getAuthority()));
    }

    private static @Nullable Upload takes(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                ? UPLOADS.get(request.getRequestURI()
                        .substring(request.getContextPath().length()))
                : null;
    }

    private static DataSize most(HttpServletRequest request) {
        Upload taken = takes(request);
        return taken == null || taken.most == null ? DataSize.ofBytes(Long.MAX_VALUE) : taken.most;
    }

    /** A browser says how long a form is; what comes without end in sight is none. */
    private static boolean isTooLong(HttpServletRequest request, DataSize limit) {
        return request.getContentLengthLong() > limit.toBytes()
                || limit.toBytes() < Long.MAX_VALUE && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }
}
