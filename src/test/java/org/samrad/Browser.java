package org.samrad;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Chromium for tests: the one that CHROME_PATH names, else one installed here, else the one that Playwright fetches.
 * It opens with the first test that needs it and closes after the last test of the run.
 */
final class Browser implements AutoCloseable {

    /** The one without windows first: it is the same Chromium, and takes half the work. */
    private static final List<String> NAMES = List.of(
            "chromium-headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Hands the one browser of the run to tests that extend {@link InBrowser}. */
    static final class OfTheRun implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext test) {
            InBrowser.browser = test.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Browser.class, key -> open(), Browser.class);
        }
    }

    private static Browser open() {
        Optional<Path> installed = installed();
        Map<String, String> environment =
                installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
        try {
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            var options = new BrowserType.LaunchOptions().setHeadless(true);
            installed.ifPresent(options::setExecutablePath);
            if ("root".equals(System.getProperty("user.name"))) {
                options.setArgs(List.of("--no-sandbox"));
            }
            return new Browser(playwright, playwright.chromium().launch(options));
        } catch (PlaywrightException e) {
            throw new IllegalStateException(
                    "The browser tests need Chromium: install it, or set CHROME_PATH to its program; %s. (%s)"
                            .formatted(
                                    installed
                                            .map(path -> path + " did not start")
                                            .orElse("none is installed and none could be fetched"),
                                    e.getMessage().lines().findFirst().orElse("")),
                    e);
        }
    }

    private static Optional<Path> installed() {
        String named = System.getenv("CHROME_PATH");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                                .map(Path::of),
                        Stream.of(Path.of("/usr/bin")))
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    com.microsoft.playwright.Browser get() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
