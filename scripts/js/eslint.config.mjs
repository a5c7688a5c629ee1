/* Lint of the theme's scripts: classic scripts that run from a double-clicked file, so nothing newer than that allows. */
import js from "@eslint/js";
import globals from "globals";

export default [
  {
    files: ["**/*.js"],
    ...js.configs.recommended,
    languageOptions: { ecmaVersion: 2020, sourceType: "script", globals: globals.browser },
    rules: {
      ...js.configs.recommended.rules,
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-var": "off",
      "no-unused-vars": ["error", { caughtErrors: "none" }],
      "no-restricted-globals": ["error", "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts"],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Text goes into a page as text." },
        { property: "outerHTML", message: "Text goes into a page as text." },
        { property: "insertAdjacentHTML", message: "Text goes into a page as text." },
        { property: "sendBeacon", message: "Nothing leaves the device." },
        { object: "document", property: "write", message: "Text goes into a page as text." }
      ]
    }
  },
  {
    files: ["**/worker.js"],
    languageOptions: { globals: { ...globals.serviceworker, INDEX: "readonly" } },
    rules: { "no-restricted-globals": "off" }
  }
];
