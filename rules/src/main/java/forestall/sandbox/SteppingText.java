package forestall.sandbox;

/** A text that counts a step whenever a pattern looks at one of its characters. */
final class SteppingText implements CharSequence {
    private final String text;

    SteppingText(String text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        Meter.tick();
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new SteppingText(text.substring(start, end));
    }

    @Override
    public String toString() {
        return text;
    }
}
