package org.samrad.inbox;

/**
 * What the button that sent the form asks for: to save, or only to show the form with another row or one less, with what
 * follows from what was typed, or in another language. A text of the form {@code add-role}, {@code remove-window-2} or {@code
 * speak-sv}.
 */
final class FormStep {

    private static final String SPEAK = "speak-";

    private FormStep() {}

    static boolean saves(String step) {
        return step.isEmpty() || step.equals("save");
    }

    static boolean speaks(String step) {
        return step.startsWith(SPEAK);
    }

    /** The tag of the language to show the form in. */
    static String language(String step) {
        return step.substring(SPEAK.length());
    }

    /** The form with the rows that the button asks for. */
    static RequestForm applied(String step, RequestForm form) {
        if (step.equals("add-role")) {
            return form.withAnotherRole();
        }
        if (step.equals("add-window")) {
            return form.withAnotherWindow();
        }
        if (step.equals("add-link")) {
            return form.withAnotherLink();
        }
        if (step.matches("remove-link-\\d{1,4}")) {
            return form.withoutLink(number(step));
        }
        if (step.matches("remove-role-\\d{1,4}")) {
            return form.withoutRole(number(step));
        }
        if (step.matches("remove-window-\\d{1,4}")) {
            return form.withoutWindow(number(step));
        }
        return form;
    }

    private static int number(String step) {
        return Integer.parseInt(step.substring(step.lastIndexOf('-') + 1));
    }
}
