package org.samrad.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without manners: sends whatever it is told, byte by byte, where a client library would refuse or mend it. Keeps
 * cookies, so that it can be signed in.
 */
public final class RawHttp {

    private static final int PATIENCE_MILLISECONDS = 60_000;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern PASSWORD = Pattern.compile("name=\"password\" value=\"([^\"]+)\"");

    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public RawHttp(int port) {
        this.port = port;
    }

    /** The same browser at another port: it sends the cookies that it has. */
    public RawHttp at(int otherPort) {
        var other = new RawHttp(otherPort);
        other.cookies.putAll(cookies);
        return other;
    }

    /**
     * What came back.
     *
     * @param status 0 where the connection was closed without an answer
     * @param head the lines of the header
     */
    public record Answer(int status, String head, String body) {

        /** The value of a header; empty where it is not there. */
        public String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** Signs in to the demo as one of its accounts. */
    public RawHttp signIn(String username) {
        Answer page = get("/sign-in");
        String password = firstIn(PASSWORD, page.body());
        post("/sign-in", "username=%s&password=%s&_csrf=%s".formatted(username, password, tokenIn(page)));
        return this;
    }

    /** The token that a form of that page carries. */
    public String tokenOf(String path) {
        return tokenIn(get(path));
    }

    public static String tokenIn(Answer page) {
        return firstIn(TOKEN, page.body());
    }

    public Answer get(String target) {
        return send("GET", target, Map.of(), "");
    }

    public Answer post(String target, String form) {
        return send("POST", target, Map.of("Content-Type", "application/x-www-form-urlencoded"), form);
    }

    /** @param target path and query as they are sent */
    public Answer send(String method, String target, Map<String, String> headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(
                "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\nAccept: text/html\r\nAccept-Language: sv\r\n"
                        .formatted(method, target, port));
        if (!cookies.isEmpty()) {
            head.append("Cookie: ")
                    .append(cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")))
                    .append("\r\n");
        }
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        head.append("\r\n");
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            var out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.UTF_8));
            out.write(bytes);
            out.flush();
            return answer(socket);
        } catch (IOException e) {
            throw new UncheckedIOException("%s %s was not answered".formatted(method, target), e);
        }
    }

    private Answer answer(Socket socket) throws IOException {
        var read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (SocketTimeoutException endless) {
            // What has come so far says the status.
        }
        // One byte a character, until it is known where the body's parts begin.
        String text = read.toString(StandardCharsets.ISO_8859_1);
        int end = Math.max(text.indexOf("\r\n\r\n"), 0);
        String head = text.substring(0, end);
        String body = text.substring(Math.min(end + 4, text.length()));
        head.lines()
                .filter(line -> line.regionMatches(true, 0, "Set-Cookie:", 0, 11))
                .forEach(line -> {
                    String[] cookie = line.substring(11).strip().split("[=;]", 3);
                    cookies.put(cookie[0], cookie[1]);
                });
        int status = head.startsWith("HTTP/1.1 ") ? Integer.parseInt(head.substring(9, 12)) : 0;
        boolean inParts = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
        byte[] bytes = (inParts ? joined(body) : body).getBytes(StandardCharsets.ISO_8859_1);
        return new Answer(status, head, new String(bytes, StandardCharsets.UTF_8));
    }

    /** A body that comes in parts, each after a line that says how long it is; as much of it as came. */
    private static String joined(String body) {
        var joined = new StringBuilder();
        for (int at = 0; ; ) {
            int line = body.indexOf("\r\n", at);
            int length = line < 0 ? 0 : Integer.parseInt(body.substring(at, line), 16);
            if (length == 0) {
                return joined.toString();
            }
            int from = line + 2;
            int until = Math.min(from + length, body.length());
            joined.append(body, from, until);
            at = Math.min(until + 2, body.length());
        }
    }

    private static String firstIn(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        return found.find() ? found.group(1) : "";
    }
}
