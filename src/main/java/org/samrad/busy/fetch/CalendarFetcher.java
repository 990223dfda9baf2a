package org.samrad.busy.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.samrad.busy.fetch.NotFetched.Why;

/**
 * Fetches calendars: over https, from the internet alone, with no way by a proxy, no cookies, and an end to how long and how much, of what
 * comes before the calendar, too. Each step to which a site leads on is checked like the first.
 */
public final class CalendarFetcher implements AutoCloseable {

    /** How long all of it may take. */
    public static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int REDIRECTS = 5;
    private static final int AT_ONCE = 8;

    /** Most characters of a line before the calendar, and most of those lines; by itself the client knows no end to either. */
    private static final int LONGEST_LINE = 8192;

    private static final int MOST_LINES = 100;

    private final boolean closedNetwork;
    private final int mostBytes;
    private final Duration longest;
    private final CloseableHttpClient client;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "calendar-fetch");
                thread.setDaemon(true);
                return thread;
            });

    /**
     * Makes one.
     *
     * @param closedNetwork whether addresses of a network of one's own will do, with http, by numbers and at any port: for tests, and
     *     where the calendars lie in the same closed network
     * @param mostBytes of a calendar, unpacked
     */
    public CalendarFetcher(boolean closedNetwork, int mostBytes) {
        this(closedNetwork, mostBytes, InetAddress::getAllByName, LONGEST);
    }

    CalendarFetcher(boolean closedNetwork, int mostBytes, CheckedNames.Lookup lookup, Duration longest) {
        Timeout step = Timeout.of(longest.dividedBy(2));
        this.longest = longest;
        this.closedNetwork = closedNetwork;
        this.mostBytes = mostBytes;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames(lookup, closedNetwork))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_LINE)
                                        .setMaxHeaderCount(MOST_LINES)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(step)
                                .setSocketTimeout(step)
                                .build())
                        .setMaxConnTotal(AT_ONCE)
                        .setMaxConnPerRoute(AT_ONCE)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(step)
                        .setConnectionRequestTimeout(step)
                        .setRedirectsEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .setUserAgent("Samrad")
                .build();
    }

    /**
     * What came.
     *
     * @param calendar null where it is the same as before
     * @param mark of the calendar
     */
    public record Fetched(byte @Nullable [] calendar, CalendarMark mark) {}

    /**
     * The calendar at an address.
     *
     * @param known the mark of that which is known; it is not sent again where it is still the same
     * @throws NotFetched where it can't be had
     */
    public Fetched fetch(CalendarAddress address, CalendarMark known) throws NotFetched {
        var current = new AtomicReference<@Nullable HttpGet>();
        Future<Fetched> fetched;
        try {
            fetched = threads.submit(() -> follow(address, known, current));
        } catch (RejectedExecutionException e) {
            throw new NotFetched(Why.TOO_SLOW);
        }
        try {
            return fetched.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CancellationException e) {
            throw new NotFetched(Why.TOO_SLOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotFetched(Why.TOO_SLOW);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof NotFetched failed ? failed : new NotFetched(why(e.getCause()));
        } finally {
            fetched.cancel(true);
            HttpGet last = current.get();
            if (last != null) {
                last.abort();
            }
        }
    }

    private static Why why(@Nullable Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof CheckedNames.Inside) {
                return Why.INSIDE;
            }
            if (one instanceof SSLException) {
                return Why.CERTIFICATE;
            }
            if (one instanceof SocketTimeoutException) {
                return Why.TOO_SLOW;
            }
            if (one instanceof MessageConstraintException) {
                return Why.FAILING;
            }
        }
        return Why.UNREACHABLE;
    }

    private Fetched follow(CalendarAddress address, CalendarMark known, AtomicReference<@Nullable HttpGet> current)
            throws IOException, NotFetched {
        CalendarAddress now = address;
        for (int step = 0; step <= REDIRECTS; step++) {
            var get = new HttpGet(now.uri());
            get.setHeader(HttpHeaders.ACCEPT, "text/calendar, */*;q=0.1");
            get.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
            if (known.tag() != null) {
                get.setHeader(HttpHeaders.IF_NONE_MATCH, known.tag());
            }
            if (known.modified() != null) {
                get.setHeader(HttpHeaders.IF_MODIFIED_SINCE, known.modified());
            }
            current.set(get);
            try (ClassicHttpResponse response = client.executeOpen(null, get, null)) {
                Header location = response.getFirstHeader(HttpHeaders.LOCATION);
                int status = response.getCode();
                if (status == 200) {
                    return new Fetched(body(response.getEntity()), mark(response));
                }
                if (status == 304 && !known.isNone()) {
                    return new Fetched(null, known);
                }
                if (location == null || status < 301 || status > 308 || status == 304) {
                    throw new NotFetched(why(status));
                }
                now = now.leadingTo(location.getValue(), closedNetwork);
            } catch (AddressRefused e) {
                throw new NotFetched(Why.REDIRECTS);
            } finally {
                get.abort();
            }
        }
        throw new NotFetched(Why.REDIRECTS);
    }

    private static CalendarMark mark(ClassicHttpResponse response) {
        return new CalendarMark(text(response, HttpHeaders.ETAG), text(response, HttpHeaders.LAST_MODIFIED));
    }

    private static @Nullable String text(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static Why why(int status) {
        return switch (status) {
            case 401, 403, 407 -> Why.CLOSED;
            case 404, 410 -> Why.GONE;
            default -> Why.FAILING;
        };
    }

    /** No more is unpacked than is kept. */
    private byte[] body(@Nullable HttpEntity entity) throws IOException, NotFetched {
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > mostBytes) {
            throw new NotFetched(Why.TOO_LARGE);
        }
        String packed = entity.getContentEncoding();
        boolean isPacked = packed != null && !packed.equalsIgnoreCase("identity");
        if (isPacked && !packed.equalsIgnoreCase("gzip") && !packed.equalsIgnoreCase("x-gzip")) {
            throw new NotFetched(Why.FAILING);
        }
        try (InputStream raw = entity.getContent();
                InputStream plain = isPacked ? new GZIPInputStream(raw) : raw) {
            byte[] bytes = plain.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new NotFetched(Why.TOO_LARGE);
            }
            return bytes;
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        client.close();
    }
}
