// What the page /field/ takes from the bundle: Vue's door and the one component of ODK Web Forms.
export { createApp, h } from "vue";
export { OdkWebForm, webFormsPlugin } from "@getodk/web-forms";
