package org.samrad.busy.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.samrad.account.Secrets;
import org.samrad.busy.fetch.AddressRefused.Why;

/** An address from which a calendar may be fetched, as far as it can be told from the address itself. It is a secret. */
public final class CalendarAddress {

    /** Most characters. */
    public static final int LONGEST = 2000;

    private static final int SHOWN = 4;
    private static final int LONGEST_HOST = 100;
    private static final int PORT = 443;

    /** Names of sites end in a word; everything that is a number in some way of writing does not. */
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    /** Numbers: decimal, octal, hexadecimal, with dots or without, and everything in brackets. */
    private static final Pattern NUMBER = Pattern.compile("\\[.*|[0-9.]+|(?:.*\\.)?(?:0x[0-9a-f]*|[0-9]+)\\.?");

    /** What names in networks of one's own end in. */
    private static final Set<String> INSIDE = Set.of(
            "localhost",
            "local",
            "localdomain",
            "internal",
            "intranet",
            "private",
            "corp",
            "home",
            "lan",
            "arpa",
            "onion");

    private final URI uri;

    private CalendarAddress(URI uri) {
        this.uri = uri;
    }

    /**
     * Reads what was typed.
     *
     * @param closedNetwork whether addresses of a network of one's own will do, see {@link CalendarFetcher}
     * @throws AddressRefused where nothing is fetched from there
     */
    public static CalendarAddress of(String typed, boolean closedNetwork) throws AddressRefused {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new AddressRefused(Why.EMPTY);
        }
        if (text.length() > LONGEST) {
            throw new AddressRefused(Why.TOO_LONG);
        }
        URI uri = uri(text.replaceFirst("^(?i)webcals?://", "https://"));
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("http") && !closedNetwork) {
            throw new AddressRefused(Why.NOT_SECURE);
        }
        if (!scheme.equals("https") && !scheme.equals("http") || uri.getRawAuthority() == null) {
            throw new AddressRefused(Why.NO_ADDRESS);
        }
        if (uri.getRawAuthority().contains("@")) {
            throw new AddressRefused(Why.SIGNED);
        }
        String host = host(uri);
        if (!closedNetwork) {
            requireName(host);
            if (uri.getPort() != -1 && uri.getPort() != PORT) {
                throw new AddressRefused(Why.PORT);
            }
        }
        if (uri.getHost() == null) {
            throw new AddressRefused(Why.NO_ADDRESS);
        }
        return new CalendarAddress(uri);
    }

    private static URI uri(String text) throws AddressRefused {
        try {
            URI read = new URI(text);
            URI ascii = new URI(read.toASCIIString());
            return ascii.getRawFragment() == null
                    ? ascii
                    : new URI(ascii.toString().substring(0, ascii.toString().indexOf('#')));
        } catch (URISyntaxException e) {
            throw new AddressRefused(Why.NO_ADDRESS);
        }
    }

    /** The host as it stands there, also where it is none that Java takes for one. */
    private static String host(URI uri) {
        String authority = uri.getRawAuthority().toLowerCase(Locale.ROOT);
        return authority.startsWith("[") ? authority : authority.replaceFirst(":[0-9]*$", "");
    }

    private static void requireName(String host) throws AddressRefused {
        if (NUMBER.matcher(host).matches()) {
            throw new AddressRefused(Why.NUMBER);
        }
        if (INSIDE.contains(host.substring(host.lastIndexOf('.') + 1))) {
            throw new AddressRefused(Why.INSIDE);
        }
        if (!HOST.matcher(host).matches()) {
            throw new AddressRefused(host.contains(".") ? Why.NO_ADDRESS : Why.INSIDE);
        }
    }

    /** The same for an address that this one leads on to, relative or not. */
    CalendarAddress leadingTo(String location, boolean closedNetwork) throws AddressRefused {
        try {
            return of(uri.resolve(new URI(location.strip())).toString(), closedNetwork);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new AddressRefused(Why.NO_ADDRESS);
        }
    }

    URI uri() {
        return uri;
    }

    /** All of it, to be kept. */
    public String secret() {
        return uri.toString();
    }

    /** By which it is known when it is typed again; nobody can read it from that. */
    public String hash() {
        return Secrets.hash(secret());
    }

    /** The site, and a mark by which its owner tells it from another there. */
    public String shown() {
        String host = uri.getHost();
        return (host.length() > LONGEST_HOST ? host.substring(host.length() - LONGEST_HOST) : host)
                + " #"
                + hash().substring(0, SHOWN);
    }

    /** Names no secret, so that a log line can't. */
    @Override
    public String toString() {
        return "the address of a calendar";
    }
}
