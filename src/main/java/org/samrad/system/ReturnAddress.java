package org.samrad.system;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.IdentityNumbers;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The page to come back to after signing in or choosing a language. It travels in the address and the form, so that nothing
 * has to be kept for strangers, and never leads off this site.
 */
final class ReturnAddress {

    static final String HOME = "/";

    /** Longer than any page's address with all its filters. */
    private static final int LONGEST = 2_000;

    private static final List<String> NO_PAGES = List.of("/sign-in", "/sign-out", "/language", "/error");

    private ReturnAddress() {}

    /**
     * The same address where it is a page of this site, else home. Of one whose query holds what looks like an identity number only the path:
     * no address is to carry that on.
     */
    static String own(@Nullable String address) {
        if (address == null || address.length() > LONGEST || !address.startsWith("/") || address.startsWith("//")) {
            return HOME;
        }
        try {
            var uri = new URI(address);
            boolean own = uri.getScheme() == null && uri.getRawAuthority() == null;
            if (!own || NO_PAGES.contains(uri.getPath())) {
                return HOME;
            }
            return holdsIdentityNumber(uri) ? uri.getRawPath() : uri.toString();
        } catch (URISyntaxException e) {
            return HOME;
        }
    }

    private static boolean holdsIdentityNumber(URI uri) {
        return uri.getQuery() != null && IdentityNumbers.isIn(uri.getQuery().replace('+', ' '));
    }

    /** The page that somebody was at who has to sign in first: the one asked for, or the one that the form stood on. */
    static String of(HttpServletRequest request) {
        if (isFragment(request)) {
            return pathOf(request.getHeader("HX-Current-URL"), request);
        }
        if (!request.getMethod().equals("GET")) {
            return pathOf(request.getHeader(HttpHeaders.REFERER), request);
        }
        String destination = request.getHeader("Sec-Fetch-Dest");
        if (destination != null && !destination.equals("document")) {
            return HOME;
        }
        return own(address(request.getRequestURI(), request.getQueryString(), request));
    }

    /** The page that led to the one asked for; home where none of this site did. */
    static String before(HttpServletRequest request) {
        return pathOf(request.getHeader(HttpHeaders.REFERER), request);
    }

    /** An address of this site, below the path that the site itself stands at; redirects and links add that. */
    static String address(String path, @Nullable String query, HttpServletRequest request) {
        String site = request.getContextPath();
        String page = path.startsWith(site + "/") ? path.substring(site.length()) : path;
        return page + (query == null ? "" : "?" + query);
    }

    /** Whether a page asks for a part of itself, rather than the browser for a page. */
    static boolean isFragment(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /**
     * The sign-in page that comes back to an address.
     *
     * @param told what the page says first, as the name of a parameter, with its value where it has one
     */
    static String signIn(@Nullable String told, String address) {
        var page = UriComponentsBuilder.fromPath("/sign-in");
        if (told != null) {
            page.query(told);
        }
        return address.equals(HOME)
                ? page.build().toUriString()
                : page.queryParam("from", "{from}")
                        .encode()
                        .buildAndExpand(address)
                        .toUriString();
    }

    private static String pathOf(@Nullable String url, HttpServletRequest request) {
        if (url == null) {
            return HOME;
        }
        try {
            var uri = new URI(url);
            return own(address(String.valueOf(uri.getRawPath()), uri.getRawQuery(), request));
        } catch (URISyntaxException e) {
            return HOME;
        }
    }
}
