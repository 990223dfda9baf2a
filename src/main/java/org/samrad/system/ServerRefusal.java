package org.samrad.system;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * The page for what the server refuses before any page is asked, such as an address that can't be decoded. It knows neither
 * templates nor who is signed in.
 */
final class ServerRefusal extends ErrorReportValve {

    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < REFUSED || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Locale language = new Languages().resolveLocale(request);
        String kind = response.getStatus() < FAILED ? "error.400" : "error.500";
        try {
            response.setContentType("text/html");
            response.setCharacterEncoding("utf-8");
            response.getReporter().write("""
                    <!DOCTYPE html>
                    <html lang="%s"><head><meta charset="utf-8"><title>%s</title>
                    <link rel="stylesheet" href="/css/samrad.css"></head>
                    <body><main class="narrow"><h1>%s</h1><p class="lead">%s</p>
                    <p class="actions"><a class="button primary" href="/">%s</a></p></main></body></html>
                    """.formatted(
                            language.getLanguage(),
                            text(language, "layout.title", text(language, kind + ".title")),
                            text(language, kind + ".title"),
                            text(language, kind + ".text"),
                            text(language, "error.home")));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // Nobody is there to read it.
        }
    }

    private static String text(Locale language, String key, Object... arguments) {
        var words = ResourceBundle.getBundle(
                "messages.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return HtmlUtils.htmlEscape(new MessageFormat(words.getString(key), language).format(arguments));
    }
}
