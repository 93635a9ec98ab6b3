import { useEffect, useRef } from "react";
import { useToastError } from "../../../ui/toast.tsx";

/**
 * What becomes of a dialog whose act shows at once: it steps aside while the desk is asked, closes once it is done, and
 * is back with all that was written in it where the desk refuses. Where it was left meanwhile, a toast says the refusal,
 * and what is asked in its place stays open.
 */
export function useDialogOutcome(onClose: () => void) {
  const isThere = useRef(false);
  const toastError = useToastError();
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  return {
    onSuccess: () => {
      if (isThere.current) onClose();
    },
    onError: (error: unknown) => {
      if (!isThere.current) toastError(error);
    },
  };
}
