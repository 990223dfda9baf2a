package org.samrad.explain.unblock;

import org.samrad.request.RequestContent;

/** What a request asks for is otherwise, and the relaxation says all of it, what was before among it. */
public sealed interface EasedContent extends Relaxation permits ShorterDuration, OtherWindow, OtherGap {

    /** The content with it, where it is not so already. */
    RequestContent eased(RequestContent content);

    /** The content without it, where it is still so. */
    RequestContent restored(RequestContent content);
}
