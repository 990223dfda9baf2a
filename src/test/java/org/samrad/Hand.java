package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** How somebody works a page: with the mouse, or with the keyboard alone. */
interface Hand {

    /** Presses a button, follows a link, ticks a box. */
    void press(Locator what);

    /** Puts a text in the place of what a field holds. */
    void fill(Locator field, String text);

    /** Chooses in a list. */
    void choose(Locator list, String value);

    /** With the mouse; the keyboard only to type. */
    static Hand mouse() {
        return new Hand() {
            @Override
            public void press(Locator what) {
                what.click();
            }

            @Override
            public void fill(Locator field, String text) {
                field.click();
                field.fill(text);
            }

            @Override
            public void choose(Locator list, String value) {
                list.selectOption(value);
            }
        };
    }

    /** With keys only: everything is reached by the tab key, and shows that it is. */
    static Hand keyboard(Page page) {
        return new Hand() {

            /** More than any page of the demo has places for the focus. */
            private static final int STEPS = 1500;

            /** Most steps between asking whether one is there, which takes as long as a step. */
            private static final int AT_ONCE = 20;

            /** Tells whether the focus is there, and lets the tab key move it on only until it is. */
            private static final String STOP_HERE = """
                    one => {
                      removeEventListener('keydown', window.stopHere, true);
                      window.stopHere = key => {
                        if (key.key === 'Tab' && document.activeElement === one) {
                          key.preventDefault();
                        }
                      };
                      addEventListener('keydown', window.stopHere, true);
                      return document.activeElement === one;
                    }""";

            @Override
            public void press(Locator what) {
                reach(what);
                page.keyboard().press("checkbox".equals(what.getAttribute("type")) ? "Space" : "Enter");
            }

            @Override
            public void fill(Locator field, String text) {
                reach(field);
                page.keyboard().press("Control+A");
                page.keyboard().type(text);
            }

            @Override
            public void choose(Locator list, String value) {
                reach(list);
                page.keyboard().press("Home");
                int options = list.locator("option").count();
                for (int step = 0; step < options && !list.inputValue().equals(value); step++) {
                    page.keyboard().press("ArrowDown");
                }
                assertThat(list).hasValue(value);
            }

            private void reach(Locator what) {
                assertThat(what).isVisible();
                int steps = 0;
                while (steps < STEPS && !(boolean) what.evaluate(STOP_HERE)) {
                    for (int more = Math.clamp(steps, 2, AT_ONCE); more > 0; more--) {
                        page.keyboard().press("Tab");
                        steps++;
                    }
                }
                page.evaluate("() => removeEventListener('keydown', window.stopHere, true)");
                assertThat(what).isFocused();
                assertThat(what.evaluate("one => getComputedStyle(one).outlineStyle"))
                        .as("outline of what has the focus: %s", what)
                        .isNotEqualTo("none");
            }
        };
    }
}
