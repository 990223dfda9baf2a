package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import org.jspecify.annotations.Nullable;

/** How somebody works a page: with the mouse, with a finger, or with the keyboard alone. */
interface Hand {

    /** Presses a button, follows a link, ticks a box, takes one of several. */
    void press(Locator what);

    /** Puts a text in the place of what a field holds; a day as 2026-11-30. */
    void fill(Locator field, String text);

    /** Chooses in a list. */
    void choose(Locator list, String value);

    /** Presses what asks for a file, and gives it one. */
    default void upload(Page page, Locator what, FilePayload file) {
        page.waitForFileChooser(() -> press(what)).setFiles(file);
    }

    /** Draws over the cells of a grid, from one down to another. */
    void draw(Locator from, Locator to);

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

            @Override
            public void draw(Locator from, Locator to) {
                from.scrollIntoViewIfNeeded();
                BoundingBox begin = from.boundingBox();
                BoundingBox end = to.boundingBox();
                Mouse mouse = from.page().mouse();
                mouse.move(begin.x + begin.width / 2, begin.y + begin.height / 2);
                mouse.down();
                mouse.move(end.x + end.width / 2, end.y + end.height / 2, new Mouse.MoveOptions().setSteps(6));
                mouse.up();
            }
        };
    }

    /** With a finger on a screen that knows touch; what is typed comes from the screen's own keys. */
    static Hand finger() {
        return new Hand() {
            @Override
            public void press(Locator what) {
                what.tap();
            }

            @Override
            public void fill(Locator field, String text) {
                field.tap();
                field.fill(text);
            }

            @Override
            public void choose(Locator list, String value) {
                list.selectOption(value);
            }

            /** It goes down on one cell and up on another; Playwright's own only taps. */
            @Override
            public void draw(Locator from, Locator to) {
                from.scrollIntoViewIfNeeded();
                CDPSession finger = from.page().context().newCDPSession(from.page());
                touch(finger, "touchStart", from);
                touch(finger, "touchMove", to);
                touch(finger, "touchEnd", null);
                finger.detach();
            }

            private void touch(CDPSession finger, String step, @Nullable Locator where) {
                var points = new JsonArray();
                if (where != null) {
                    BoundingBox box = where.boundingBox();
                    var point = new JsonObject();
                    point.addProperty("x", box.x + box.width / 2);
                    point.addProperty("y", box.y + box.height / 2);
                    points.add(point);
                }
                var touch = new JsonObject();
                touch.addProperty("type", step);
                touch.add("touchPoints", points);
                finger.send("Input.dispatchTouchEvent", touch);
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

            /** On a page that has just come: what is meant lies in its content, which its first link leads to. */
            private static final String BEYOND_THE_MENU = """
                    one => document.activeElement === document.body && Boolean(one.closest('main'))""";

            /** A box or one of several may have its outline round its label. */
            private static final String SHOWS_THE_FOCUS = """
                    one => [one, one.closest('label')]
                      .some(drawn => drawn && getComputedStyle(drawn).outlineStyle !== 'none')""";

            @Override
            public void press(Locator what) {
                String type = what.getAttribute("type");
                if ("radio".equals(type)) {
                    take(what);
                } else {
                    reach(what);
                    page.keyboard().press("checkbox".equals(type) ? "Space" : "Enter");
                }
            }

            /** The tab key stops at one of several only: at what is taken, or at the first. */
            private void take(Locator what) {
                Locator all = page.locator("input[type=radio][name='%s']".formatted(what.getAttribute("name")));
                Locator taken = all.and(page.locator(":checked"));
                if (taken.count() == 0) {
                    reach(all.first());
                    page.keyboard().press("Space");
                } else {
                    reach(taken);
                }
                for (int step = all.count(); step > 0 && !what.isChecked(); step--) {
                    page.keyboard().press("ArrowDown");
                }
                assertThat(what).isChecked();
            }

            @Override
            public void fill(Locator field, String text) {
                reach(field);
                if ("date".equals(field.getAttribute("type"))) {
                    // Month, day, year, as a browser that speaks English asks for them.
                    page.keyboard().type(text.replaceFirst("(\\d{4})-(\\d\\d)-(\\d\\d)", "$2$3$1"));
                    assertThat(field).hasValue(text);
                } else {
                    page.keyboard().press("Control+A");
                    page.keyboard().insertText(text);
                }
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

            /** From the cell that the tab key comes to, by the arrows; Space draws one, Shift with an arrow draws on. */
            @Override
            public void draw(Locator from, Locator to) {
                reach(page.locator("[role=grid] [tabindex='0']"));
                page.keyboard().press("Control+Home");
                step("ArrowRight", place(from, "cellIndex") - 1);
                step("ArrowDown", place(from, "parentElement.sectionRowIndex"));
                assertThat(from).isFocused();
                page.keyboard().press("Space");
                int down = place(to, "parentElement.sectionRowIndex") - place(from, "parentElement.sectionRowIndex");
                step("Shift+ArrowDown", down);
                assertThat(to).isFocused();
            }

            private static int place(Locator cell, String of) {
                return (int) cell.evaluate("one => one." + of);
            }

            private void step(String key, int times) {
                for (int time = 0; time < times; time++) {
                    page.keyboard().press(key);
                }
            }

            private void reach(Locator what) {
                // Asks more often than an assertion does.
                what.waitFor();
                if ((boolean) what.evaluate(BEYOND_THE_MENU)) {
                    page.keyboard().press("Tab");
                    page.keyboard().press("Enter");
                }
                int steps = 0;
                while (steps < STEPS && !(boolean) what.evaluate(STOP_HERE)) {
                    for (int more = Math.clamp(steps, 2, AT_ONCE); more > 0; more--) {
                        page.keyboard().press("Tab");
                        steps++;
                    }
                }
                page.evaluate("() => removeEventListener('keydown', window.stopHere, true)");
                assertThat(what).isFocused();
                assertThat((boolean) what.evaluate(SHOWS_THE_FOCUS))
                        .as("outline of what has the focus: %s", what)
                        .isTrue();
            }
        };
    }
}
