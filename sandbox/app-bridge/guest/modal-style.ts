/** The dialog stands in the app's page, so its look comes along with the script. */
export const modalStyle = `
dialog.ab-modal { border: 0; padding: 0; border-radius: 12px; background: #fff; color: #303030; max-height: 86vh;
  box-shadow: 0 16px 40px rgba(26, 26, 26, .28); font: 13px/20px Inter, -apple-system, "Segoe UI", sans-serif; overflow: hidden; }
dialog.ab-modal[open] { display: flex; flex-direction: column; }
dialog.ab-modal::backdrop { background: rgba(0, 0, 0, .5); }
dialog.ab-modal > header { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 12px 16px;
  background: #f3f3f3; border-bottom: 1px solid #e3e3e3; }
dialog.ab-modal > header h2 { font-size: 14px; font-weight: 650; margin: 0; }
dialog.ab-modal > header button { border: 0; background: none; padding: 4px 8px; border-radius: 8px; cursor: pointer; color: #4a4a4a; }
dialog.ab-modal > header button:hover { background: #e3e3e3; }
dialog.ab-modal > .ab-body { overflow: auto; }
dialog.ab-modal > .ab-body > iframe { width: 100%; height: 70vh; border: 0; display: block; }
dialog.ab-modal > footer { display: flex; justify-content: flex-end; gap: 8px; padding: 12px 16px; border-top: 1px solid #e3e3e3; }
dialog.ab-modal > footer[hidden] { display: none; }
dialog.ab-modal > footer button { font: inherit; font-weight: 550; padding: 4px 12px; border-radius: 8px; border: 0; cursor: pointer;
  background: #fff; color: #303030; box-shadow: 0 0 0 1px #d4d4d4 inset; }
dialog.ab-modal > footer button.ab-primary { background: #303030; color: #fff; box-shadow: none; }
dialog.ab-modal > footer button.ab-critical { background: #c70a24; color: #fff; box-shadow: none; }
dialog.ab-modal > footer button:disabled { opacity: .45; cursor: default; }
dialog.ab-modal button:focus-visible { outline: 2px solid #005bd3; outline-offset: 1px; }
`;
