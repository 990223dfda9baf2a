package org.samrad.busy.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for the one that connects: it gets just what was checked here, so a name that means something else a moment later
 * leads nowhere else.
 */
final class CheckedNames implements DnsResolver {

    private final Lookup lookup;
    private final boolean closedNetwork;

    /** What a name stands for. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** A name stands for something that is not on the internet. */
    static final class Inside extends UnknownHostException {

        private static final long serialVersionUID = 1L;
    }

    /** @param closedNetwork whether what is not on the internet will do */
    CheckedNames(Lookup lookup, boolean closedNetwork) {
        this.lookup = lookup;
        this.closedNetwork = closedNetwork;
    }

    /** @throws Inside where any of what the name stands for is not on the internet */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = lookup.all(host);
        for (InetAddress one : all) {
            if (!closedNetwork && !OpenInternet.has(one)) {
                throw new Inside();
            }
        }
        return all;
    }

    /** Nobody is asked what a number is called. */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
