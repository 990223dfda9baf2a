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
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.samrad.busy.fetch.NotFetched.Why;

/**
 * Fetches calendars: over https, from the internet alone, with no way by a proxy, no cookies, and an end to how long and how much. Each
 * step to which a site leads on is checked like the first.
 */
public final class CalendarFetcher implements AutoCloseable {

    /** How long all of it may take. */
    public static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int REDIRECTS = 5;
    private static final int AT_ONCE = 8;

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
     * The calendar at an address.
     *
     * @throws NotFetched where it can't be had
     */
    public byte[] fetch(CalendarAddress address) throws NotFetched {
        var current = new AtomicReference<@Nullable HttpGet>();
        Future<byte[]> fetched;
        try {
            fetched = threads.submit(() -> follow(address, current));
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
            throw e.getCause() instanceof NotFetched known ? known : new NotFetched(why(e.getCause()));
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
        }
        return Why.UNREACHABLE;
    }

    private byte[] follow(CalendarAddress address, AtomicReference<@Nullable HttpGet> current)
            throws IOException, NotFetched {
        CalendarAddress now = address;
        for (int step = 0; step <= REDIRECTS; step++) {
            var get = new HttpGet(now.uri());
            get.setHeader(HttpHeaders.ACCEPT, "text/calendar, */*;q=0.1");
            get.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
            current.set(get);
            try (ClassicHttpResponse response = client.executeOpen(null, get, null)) {
                Header location = response.getFirstHeader(HttpHeaders.LOCATION);
                int status = response.getCode();
                if (status == 200) {
                    return body(response.getEntity());
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
