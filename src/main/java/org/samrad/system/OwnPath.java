package org.samrad.system;

import java.net.URI;
import java.net.URISyntaxException;

/** Where to go back to: pages of this site only, however the address came. */
final class OwnPath {

    private static final URI HOME = URI.create("/");

    private OwnPath() {}

    /** The path and query, where they are of this site; else the start page. */
    static URI of(String from) {
        try {
            var uri = new URI(from);
            boolean own = uri.getScheme() == null && uri.getRawAuthority() == null && from.startsWith("/");
            return own && !from.startsWith("//") ? uri : HOME;
        } catch (URISyntaxException e) {
            return HOME;
        }
    }
}
