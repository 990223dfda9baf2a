package org.samrad.account;

import org.jspecify.annotations.Nullable;

/** Which browser somebody uses, as far as it tells; no version and no device, so that nobody is known by it. */
public enum BrowserFamily {
    EDGE("Edg"),
    OPERA("OPR/"),
    SAMSUNG("SamsungBrowser"),
    FIREFOX("Firefox", "FxiOS"),
    CHROME("Chrome", "CriOS"),
    SAFARI("Safari"),
    OTHER();

    private final String[] marks;

    BrowserFamily(String... marks) {
        this.marks = marks;
    }

    /** The first of them whose mark is in what the browser says of itself; others pretend to be those after them. */
    public static BrowserFamily of(@Nullable String userAgent) {
        for (BrowserFamily family : values()) {
            for (String mark : family.marks) {
                if (userAgent != null && userAgent.contains(mark)) {
                    return family;
                }
            }
        }
        return OTHER;
    }
}
