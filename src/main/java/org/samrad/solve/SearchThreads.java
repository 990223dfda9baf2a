package org.samrad.solve;

/**
 * How the processor's cores are shared: one stays free for the pages, previews of weights take a quarter of the others, one
 * preview at a time, and the run that is being solved takes the rest. Where there are but two cores, a preview takes the second
 * for the seconds that it lasts.
 */
public final class SearchThreads {

    private static final int FREE = 1;

    private SearchThreads() {}

    /** Searches of a run, side by side. */
    public static int ofRun() {
        return ofRun(Runtime.getRuntime().availableProcessors());
    }

    public static int ofRun(int cores) {
        return Math.max(1, cores - FREE - ofPreview(cores));
    }

    /** Searches of a preview, side by side. */
    public static int ofPreview() {
        return ofPreview(Runtime.getRuntime().availableProcessors());
    }

    public static int ofPreview(int cores) {
        return Math.max(1, (cores - FREE) / 4);
    }
}
