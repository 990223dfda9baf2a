package org.samrad.busy.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which numbers are somebody's on the internet, after the registries of special addresses (RFC 6890). Of the newer kind only what is
 * given out to sites: everything else, such as what has an older number in it, is not needed for calendars.
 */
final class OpenInternet {

    private static final List<Block> CLOSED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // Tunnels, identifiers and measurements; examples; what has an older number in it; examples.
                    "2001:0:0:0:0:0:0:0/23",
                    "2001:db8:0:0:0:0:0:0/32",
                    "2002:0:0:0:0:0:0:0/16",
                    "2620:4f:8000:0:0:0:0:0/48",
                    "3fff:0:0:0:0:0:0:0/20")
            .map(Block::of)
            .toList();

    private static final Block SITES = Block.of("2000:0:0:0:0:0:0:0/3");

    private OpenInternet() {}

    /** Addresses that begin alike. */
    private record Block(byte[] start, int bits) {

        static Block of(String text) {
            int slash = text.indexOf('/');
            return new Block(
                    InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
                    Integer.parseInt(text.substring(slash + 1)));
        }

        boolean has(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Whether it is somebody's on the internet. */
    static boolean has(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean given = address instanceof Inet4Address || address instanceof Inet6Address && SITES.has(bytes);
        return given && CLOSED.stream().noneMatch(block -> block.has(bytes));
    }
}
