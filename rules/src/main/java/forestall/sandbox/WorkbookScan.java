package forestall.sandbox;

import java.util.List;

public final class WorkbookScan {
    private WorkbookScan() {}

    public static List<Refusal> scan(String name, byte[] bytes) {
        return List.of();
    }
}
