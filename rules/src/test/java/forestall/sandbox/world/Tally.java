package forestall.sandbox.world;

/** A fact that rules may change. */
public class Tally {
    private int count;
    private String note = "";

    public int getCount() {
        return count;
    }

    public void setCount(int count) {
        this.count = count;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
